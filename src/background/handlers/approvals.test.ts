import { expect, test, vi } from 'vitest'
import { approvalsHandlers } from '#background/handlers/approvals.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { hex } from '#domain/testing/transactions.ts'
import { account, question, world } from '#domain/approvals/testing/queue.ts'
import type { Amounts } from '#domain/allowances/amounts.ts'
import type { Decrypter } from '#domain/accounts/decrypter.ts'
import type { Output } from '#transport/contract.ts'

function start() {
  const made = world()
  const queue = made.worker()
  const known = vi.fn(() => Promise.resolve())
  const review = vi.fn(() => Promise.resolve({ findings: [], simulation: null }))
  const quote = vi.fn(() =>
    Promise.resolve(err({ reason: 'timeout' } as const) as NonNullable<Output<'approvals.quote'>>),
  )
  const decrypt = vi.fn<Decrypter['decrypt']>(() => Promise.resolve(ok('a secret')))
  const quoteUndo = vi.fn(quote)
  const hasTurned = vi.fn(() => Promise.resolve(false))
  const quoteCalls = vi.fn(() =>
    Promise.resolve(err({ reason: 'timeout' } as const) as NonNullable<Output<'approvals.callsQuote'>>),
  )
  const choice = vi.fn<Amounts['choice']>(() => Promise.resolve(err({ kind: 'fixed' })))
  const set = vi.fn<Amounts['set']>(() => Promise.resolve(ok(undefined)))
  const handlers = approvalsHandlers({
    queue,
    amounts: { choice, set },
    presence: { known },
    review,
    hasTurned,
    quote,
    quoteCalls,
    quoteUndo,
    decrypter: { decrypt },
  })
  return { made, queue, known, review, quote, quoteCalls, quoteUndo, hasTurned, decrypt, choice, set, handlers }
}

test('what waits, as its page sees it', async () => {
  const { queue, handlers } = start()
  await queue.put(question('1'))
  await queue.put({ ...question('own'), requester: { type: 'wallet' } })
  const [first, second] = await handlers['approvals.list']({})
  expect(first).toEqual({
    id: 'id-1',
    requestId: '1',
    kind: 'message',
    origin: 'https://app.example',
    chainId: 1,
    request: question('1').request,
    createdAt: 1_000_000,
    status: 'pending',
    revision: 0,
  })
  expect(second?.origin).toBe('wallet')
  expect(await handlers['approvals.count']({})).toEqual({ count: 2 })
})

test('approve: done, again done, and gone for what never was or does not fit', async () => {
  const { queue, known, handlers } = start()
  await queue.put(question('1'))
  expect(await handlers['approvals.approve']({ id: 'id-1', decision: 'x' })).toEqual({ outcome: 'gone' })
  expect(await handlers['approvals.approve']({ id: 'id-1', decision: {} })).toEqual({ outcome: 'done' })
  expect(await handlers['approvals.approve']({ id: 'id-1', decision: {} })).toEqual({ outcome: 'done' })
  expect(await handlers['approvals.approve']({ id: 'never', decision: {} })).toEqual({ outcome: 'gone' })
  expect(known).toHaveBeenCalledWith('channel-1')
})

test('approve: nothing is carried out that now does something else than what was seen', async () => {
  const { made, queue, hasTurned, handlers } = start()
  await queue.put(question('1'))
  const seen = { state: 'ok', changes: [], reason: null } as const
  const click = () => handlers['approvals.approve']({ id: 'id-1', decision: {}, seen: { ...seen, changes: [] } })
  hasTurned.mockResolvedValueOnce(true)
  expect(await click()).toEqual({ outcome: 'changed' })
  expect(made.executed).toEqual([])
  expect(await click()).toEqual({ outcome: 'done' })
  expect(await click()).toEqual({ outcome: 'done' })
  expect(hasTurned).toHaveBeenCalledTimes(2)
})

test('approve: refused without the proof that a guardrail asks for, and carried out with it', async () => {
  const { made, queue, handlers } = start()
  made.admit = (proof) => Promise.resolve(proof === 'right' ? ok(undefined) : err({ reason: 'proof-needed' }))
  await queue.put(question('1'))
  const click = (password?: string) =>
    handlers['approvals.approve']({ id: 'id-1', decision: {}, ...(password && { password }) })
  expect(await click()).toEqual({ outcome: 'refused', refusal: { reason: 'proof-needed' } })
  expect(await click('wrong')).toEqual({ outcome: 'refused', refusal: { reason: 'proof-needed' } })
  expect(made.executed).toEqual([])
  expect((await queue.get('id-1'))?.state.status).toBe('pending')
  expect(await click('right')).toEqual({ outcome: 'done' })
  expect(JSON.stringify(made.executed)).not.toContain('right')
})

test('approve: nothing is carried out that is another request than what was shown', async () => {
  const { made, queue, handlers, hasTurned } = start()
  await queue.put(question('1'))
  await queue.revise('id-1', 0, { ...question('1').request, message: hex('0x01') })
  expect(await handlers['approvals.approve']({ id: 'id-1', decision: {} })).toEqual({ outcome: 'changed' })
  expect(await handlers['approvals.approve']({ id: 'id-1', decision: {}, revision: 2 })).toEqual({ outcome: 'changed' })
  expect(made.executed).toEqual([])
  expect(hasTurned).not.toHaveBeenCalled()
  expect(await handlers['approvals.approve']({ id: 'id-1', decision: {}, revision: 1 })).toEqual({ outcome: 'done' })
})

test('an amount is chosen and set, and each reason against it has its word', async () => {
  const { choice, set, handlers } = start()
  const amounts = { asked: 9n, amount: 7n, most: 10n, balance: 5n }
  const fact = { address: account, symbol: 'PLN', decimals: 6 }
  choice.mockResolvedValueOnce(ok({ how: 'approve', token: fact, ...amounts }))
  expect(await handlers['approvals.amount']({ id: 'id-1', index: 0 })).toEqual(
    ok({ how: 'approve', token: fact, asked: '0x9', amount: '0x7', most: '0xa', balance: '0x5' }),
  )
  expect(await handlers['approvals.amount']({ id: 'id-1', index: 0 })).toEqual(err({ reason: 'fixed' }))
  const change = { id: 'id-1', index: 2, revision: 1, amount: quantity(7n) }
  expect(await handlers['approvals.setAmount'](change)).toEqual(ok({}))
  expect(set).toHaveBeenCalledWith('id-1', 2, 1, 7n)
  for (const kind of ['zero', 'too-large', 'gone', 'timeout'] as const) {
    set.mockResolvedValueOnce(err({ kind }))
    expect(await handlers['approvals.setAmount'](change)).toEqual(err({ reason: kind }))
  }
})

test('approve: a failure says why', async () => {
  const { made, queue, handlers } = start()
  made.execute = () => Promise.resolve(err({ code: -32003, message: 'nonce too low', reason: 'refused' }))
  await queue.put(question('1'))
  expect(await handlers['approvals.approve']({ id: 'id-1', decision: {} })).toEqual({
    outcome: 'failed',
    reason: 'refused',
    message: 'nonce too low',
  })
})

test('nothing is approved for a page of which it is not known whether it is there', async () => {
  const { made, queue, known, handlers } = start()
  await queue.put(question('1'))
  let here = (): void => undefined
  known.mockReturnValue(
    new Promise((resolve) => {
      here = resolve
    }),
  )
  const approved = handlers['approvals.approve']({ id: 'id-1', decision: {} })
  await queue.reject('page-gone', () => true)
  here()
  expect(await approved).toEqual({ outcome: 'gone' })
  expect(made.executed).toEqual([])
})

test('reject one, then all', async () => {
  const { queue, handlers } = start()
  for (const requestId of ['1', '2', '3']) await queue.put(question(requestId))
  await handlers['approvals.reject']({ id: 'id-2' })
  expect((await queue.list()).map(({ id }) => id)).toEqual(['id-1', 'id-3'])
  await handlers['approvals.rejectAll']({})
  expect(await queue.list()).toEqual([])
})

test('review of what is there; a quote for transactions only', async () => {
  const { queue, review, quote, handlers } = start()
  await queue.put(question('1'))
  expect(await handlers['approvals.review']({ id: 'never' })).toBeNull()
  expect(await handlers['approvals.review']({ id: 'id-1' })).toEqual({ findings: [], simulation: null })
  expect(review).toHaveBeenCalledOnce()
  expect(await handlers['approvals.quote']({ id: 'id-1' })).toBeNull()
  expect(quote).not.toHaveBeenCalled()
})

test('what is decrypted for the user’s eyes, while the question waits and for no other kind', async () => {
  const { made, queue, decrypt, handlers } = start()
  const base64 = (length: number) => Buffer.alloc(length).toString('base64')
  const message = {
    version: 'x25519-xsalsa20-poly1305',
    nonce: base64(24),
    ephemPublicKey: base64(32),
    ciphertext: base64(16),
  } as const
  await queue.put(question('1'))
  await queue.put({ ...question('2'), kind: 'decrypt', request: { account, message } })
  expect(await handlers['approvals.decrypted']({ id: 'id-2' })).toEqual({ text: 'a secret' })
  expect(decrypt).toHaveBeenCalledWith(account, message)
  decrypt.mockResolvedValueOnce(err('refused'))
  expect(await handlers['approvals.decrypted']({ id: 'id-2' })).toEqual({ text: null })
  expect(await handlers['approvals.decrypted']({ id: 'id-1' })).toEqual({ text: null })
  expect(await handlers['approvals.decrypted']({ id: 'never' })).toEqual({ text: null })
  made.execute = () => Promise.resolve(err('locked'))
  await handlers['approvals.approve']({ id: 'id-2', decision: {} })
  expect(await handlers['approvals.decrypted']({ id: 'id-2' })).toEqual({ text: null })
  expect(decrypt).toHaveBeenCalledTimes(2)
})
