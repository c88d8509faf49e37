import { beforeEach, expect, test, vi } from 'vitest'
import { authorizationDigest } from '#core/authorization.ts'
import { decodeTransaction } from '#core/decode-transaction.ts'
import { bytesFromHex, type Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { recoverAddress } from '#core/signature.ts'
import type { Signer } from '#domain/accounts/signer.ts'
import { noDelegate, pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import { FakeChain } from '#domain/testing/fake-chain.ts'
import { memoryTable, type MemoryTable } from '#domain/testing/memory.ts'
import { decision, hex, recipient, sender, testSigner, transfer } from '#domain/testing/transactions.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { submit, type SubmitDeps } from '#domain/transactions/submit.ts'

let chain: FakeChain
let journal: MemoryTable<JournalEntry>
let deps: SubmitDeps

beforeEach(() => {
  chain = new FakeChain()
  journal = memoryTable<JournalEntry>()
  deps = {
    journal,
    chainRpc: chain.rpc,
    signer: testSigner,
    lock: (_, work) => work(),
    clock: { now: () => 1_000 },
    changed: vi.fn(),
  }
})

const submission = (approvalId = 'a') => ({ approvalId, origin: 'wallet', request: transfer(), decision })
const state = async (id = 'a') => (await journal.get(id))?.state
const refused = (message: string) => err({ kind: 'refused', code: -32_003, message })

test('journals, signs and sends what was asked, from whom it was asked', async () => {
  const answer = await submit(deps, submission())
  const [held] = [...chain.held.values()]
  expect(answer).toEqual({ ok: true, value: held?.hash })
  expect(await journal.get('a')).toMatchObject({
    nonce: 0,
    createdAt: 1_000,
    state: { status: 'sent', raw: held?.raw },
  })
  const read = decodeTransaction(bytesFromHex(held?.raw ?? hex('0x')), 31_337n)
  expect(read).toMatchObject({ ok: true, value: { from: sender } })
  expect(read).toMatchObject({
    value: { transaction: { type: 'legacy', nonce: 0n, to: recipient, value: 1n, gas: 21_000n } },
  })
})

test('the fee and the access list decide the type', async () => {
  const accessList = [{ address: recipient, storageKeys: [] }]
  const fee = { type: 'eip1559', maxFeePerGas: quantity(9n), maxPriorityFeePerGas: quantity(1n) } as const
  await submit(deps, { ...submission('a'), request: transfer({ accessList }) })
  await submit(deps, { ...submission('b'), decision: { ...decision, fee }, request: transfer({ accessList }) })
  const types = chain.deliveries.map((raw) => decodeTransaction(bytesFromHex(raw)))
  expect(types).toMatchObject([
    { value: { transaction: { type: 'eip2930', gasPrice: 9n, accessList } } },
    { value: { transaction: { type: 'eip1559', maxFeePerGas: 9n, maxPriorityFeePerGas: 1n, accessList, nonce: 1n } } },
  ])
})

test('a delegation is signed for the nonce after its own, at a fee of EIP-1559, and never another than the pinned one', async () => {
  const fee = { type: 'eip1559', maxFeePerGas: quantity(9n), maxPriorityFeePerGas: quantity(1n) } as const
  const asked = { ...submission(), request: transfer({ to: sender }), decision: { ...decision, fee } }
  for (const [index, delegate] of [pinnedDelegate.address, noDelegate].entries()) {
    expect((await submit(deps, { ...asked, approvalId: delegate, delegate })).ok).toBe(true)
    const read = decodeTransaction(bytesFromHex(chain.deliveries[index] ?? hex('0x')), 31_337n)
    if (!read.ok || read.value.transaction.type !== 'eip7702') return expect.fail('no type 4')
    const [authorization] = read.value.transaction.authorizationList
    expect(authorization).toMatchObject({ chainId: 31_337n, address: delegate, nonce: BigInt(index) + 1n })
    expect(recoverAddress(authorizationDigest(authorization), authorization.signature)).toEqual(ok(sender))
  }
  await expect(submit(deps, { ...asked, approvalId: 'other', delegate: recipient })).rejects.toThrow('never signed')
  await expect(submit(deps, { ...asked, approvalId: 'legacy', decision, delegate: noDelegate })).rejects.toThrow(
    'legacy',
  )
  expect(chain.deliveries).toHaveLength(2)
})

test('the same approval again gives the same hash and sends nothing', async () => {
  const first = await submit(deps, submission())
  chain.mine()
  expect(await submit(deps, submission())).toEqual(first)
  expect(chain.deliveries).toHaveLength(1)
})

test('what cannot be reached before the signature fails, and leaves nothing', async () => {
  chain.reachable = false
  expect(await submit(deps, submission())).toEqual(err({ kind: 'unreachable' }))
  expect(await journal.all()).toEqual([])
})

test('what cannot be reached after the signature succeeds, and stays signed for the tracker', async () => {
  const rpc: SubmitDeps['chainRpc'] = (id, method, params) =>
    method === 'eth_sendRawTransaction' ? Promise.resolve(err({ kind: 'timeout' })) : chain.rpc(id, method, params)
  const answer = await submit({ ...deps, chainRpc: rpc }, submission())
  expect(answer.ok).toBe(true)
  expect(await state()).toMatchObject({ status: 'signed', hash: answer.ok ? answer.value : '' })
  const again = await submit(deps, submission())
  expect(again).toEqual(answer)
  expect(await state()).toMatchObject({ status: 'sent' })
})

test('an answer that was lost on the way does not send twice', async () => {
  chain.swallows = true
  const answer = await submit(deps, submission())
  chain.swallows = false
  expect(await submit(deps, submission())).toEqual(answer)
  expect(await state()).toMatchObject({ status: 'sent' })
  expect(chain.held.size).toBe(1)
  expect(new Set(chain.deliveries).size).toBe(1)
})

test('mined before the answer came: a used nonce is its own', async () => {
  chain.swallows = true
  const answer = await submit(deps, submission())
  chain.swallows = false
  chain.mine()
  expect(await submit(deps, submission())).toEqual(answer)
  expect(await state()).toMatchObject({ status: 'sent' })
})

test('what the node refuses is dropped with its reason, told again the same, and its nonce is free', async () => {
  chain.refusal = 'insufficient funds for gas * price + value'
  expect(await submit(deps, submission('a'))).toEqual(refused(chain.refusal))
  expect(await state('a')).toMatchObject({ status: 'dropped', reason: chain.refusal })
  expect(await submit(deps, submission('a'))).toEqual(refused(chain.refusal))
  expect(chain.deliveries).toHaveLength(1)
  chain.refusal = null
  await submit(deps, submission('b'))
  expect(await journal.get('b')).toMatchObject({ nonce: 0, state: { status: 'sent' } })
})

test('a refusal that says nothing of the transaction keeps it', async () => {
  chain.refusal = 'Too many requests, try again'
  const answer = await submit(deps, submission())
  expect(answer.ok).toBe(true)
  expect(await state()).toMatchObject({ status: 'signed' })
})

test('a node that answers with another hash is not believed', async () => {
  const rpc: SubmitDeps['chainRpc'] = async (id, method, params) => {
    const answer = await chain.rpc(id, method, params)
    return method === 'eth_sendRawTransaction' ? { ok: true, value: `0x${'00'.repeat(32)}` } : answer
  }
  const answer = await submit({ ...deps, chainRpc: rpc }, submission())
  expect(answer).toEqual({ ok: true, value: [...chain.held.keys()][0] })
  expect(await state()).toMatchObject({ status: 'signed' })
})

test('without a key for the account nothing is signed', async () => {
  const signer: Signer = { sign: () => Promise.resolve(err('unknown-account')) }
  const answer = err({ kind: 'unknown-account' })
  expect(await submit({ ...deps, signer }, submission())).toEqual(answer)
  expect(await submit(deps, submission())).toEqual(answer)
  expect(chain.deliveries).toEqual([])
})

test('locked before the signature, it goes on after the unlock', async () => {
  const signer: Signer = { sign: () => Promise.resolve(err('locked')) }
  expect(await submit({ ...deps, signer }, submission())).toEqual(err({ kind: 'locked' }))
  expect(await state()).toEqual({ status: 'prepared' })
  expect((await submit(deps, submission())).ok).toBe(true)
  journal.locked = true
  expect(await submit(deps, submission())).toEqual(err({ kind: 'locked' }))
})

test('locked after the bytes left, it is sent all the same', async () => {
  const rpc: SubmitDeps['chainRpc'] = async (id, method, params) => {
    const answer = await chain.rpc(id, method, params)
    if (method === 'eth_sendRawTransaction') journal.locked = true
    return answer
  }
  const answer = await submit({ ...deps, chainRpc: rpc }, submission())
  expect(answer).toEqual({ ok: true, value: [...chain.held.keys()][0] })
})

test('goes on from a nonce that another took meanwhile', async () => {
  const signer: Signer = { sign: () => Promise.resolve(err('locked')) }
  await submit({ ...deps, signer }, submission('a'))
  await submit(deps, submission('b'))
  await submit(deps, submission('a'))
  expect((await journal.all()).map(({ id, nonce }) => [id, nonce])).toEqual([
    ['a', 1],
    ['b', 0],
  ])
  expect([...chain.held.values()].map(({ nonce }) => nonce)).toEqual([0, 1])
})

test('an id that is known keeps its own request, whatever comes with it', async () => {
  await submit(deps, submission())
  const other = { ...submission(), request: transfer({ value: quantity(999n) }) }
  const answer = await submit(deps, other)
  expect(answer).toEqual({ ok: true, value: [...chain.held.keys()][0] satisfies Hex | undefined })
  expect((await journal.get('a'))?.request.value).toBe('0x1')
})

test('what cannot be stored after it was signed is no failure: whoever asked would ask again', async () => {
  const update = journal.update.bind(journal)
  const full: typeof journal.update = (id, change) =>
    update(id, (row) => {
      const after = change(row)
      if (after?.state.status === 'sent') throw new Error('the disk is full')
      return after
    })
  const answer = await submit({ ...deps, journal: { ...journal, update: full } }, submission())
  expect(answer).toEqual({ ok: true, value: [...chain.held.values()][0]?.hash })
  expect(await state()).toMatchObject({ status: 'signed' })
  const broken = vi.fn<typeof chain.rpc>((chainId, method, params) =>
    method === 'eth_sendRawTransaction' ? Promise.reject(new Error('gone')) : chain.rpc(chainId, method, params),
  )
  expect((await submit({ ...deps, chainRpc: broken }, submission('b'))).ok).toBe(true)
  expect(await state('b')).toMatchObject({ status: 'signed' })
})
