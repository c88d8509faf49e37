import { beforeEach, expect, test } from 'vitest'
import { decodeTransaction } from '#core/decode-transaction.ts'
import { bytesFromHex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { err } from '#core/result.ts'
import { noDelegate, pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import { FakeChain } from '#domain/testing/fake-chain.ts'
import { memoryTable, type MemoryTable } from '#domain/testing/memory.ts'
import { journalEntry, recipient, sender, states, testSigner, transfer } from '#domain/testing/transactions.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { replacementOf } from '#domain/transactions/replacement-of.ts'
import type { ReplacementWay } from '#domain/transactions/request.ts'
import { whyStuck } from '#domain/transactions/stuck.ts'
import { submit, type SubmitDeps } from '#domain/transactions/submit.ts'
import { track } from '#domain/transactions/track.ts'

let chain: FakeChain
let journal: MemoryTable<JournalEntry>
let deps: SubmitDeps

beforeEach(async () => {
  chain = new FakeChain()
  journal = memoryTable<JournalEntry>()
  deps = {
    journal,
    chainRpc: chain.rpc,
    signer: testSigner,
    lock: (_, work) => work(),
    clock: { now: () => 1_000 },
    changed: () => undefined,
  }
  await send('a')
})

const live = new AbortController().signal
const priced = (price: bigint, nonce?: bigint) => ({
  gasLimit: quantity(21_000n),
  fee: { type: 'legacy', gasPrice: quantity(price) } as const,
  ...(nonce === undefined ? {} : { nonce: quantity(nonce) }),
})
const send = (approvalId: string, chosen = priced(9n), request = transfer()) =>
  submit(deps, { approvalId, origin: 'wallet', request, decision: chosen })
const cancel = (approvalId: string, id: string, price = 10n, how: ReplacementWay = 'cancel') =>
  send(approvalId, priced(price), transfer({ to: sender, value: quantity(0n), replaces: { id, how } }))
const entry = async (id: string) => {
  const found = await journal.get(id)
  return found ?? expect.fail(id)
}
const later = (at: number) => ({ ...deps, clock: { now: () => at }, changed: () => undefined })

test('a cancellation takes the nonce of the other, and the journal tells which was mined', async () => {
  expect((await cancel('b', 'a')).ok).toBe(true)
  expect(await entry('b')).toMatchObject({ nonce: 0, replaces: 'a', state: { status: 'sent' } })
  chain.mine()
  expect(await track(later(2_000), live)).toBe(false)
  expect((await entry('a')).state.status).toBe('replaced')
  expect((await entry('b')).state.status).toBe('mined')
})

test('the cancellation of a delegation uses up the nonce of its authorization too, also when it is sped up', async () => {
  const fee = (price: bigint) => ({
    gasLimit: quantity(60_000n),
    fee: { type: 'eip1559', maxFeePerGas: quantity(price), maxPriorityFeePerGas: quantity(price) } as const,
  })
  const [request, delegate] = [transfer({ to: sender }), pinnedDelegate.address]
  await submit(deps, { approvalId: 'd', origin: 'wallet', request, decision: fee(9n), delegate })
  const inPlaceOf = (id: string, how: ReplacementWay) =>
    transfer({ to: sender, value: quantity(0n), replaces: { id, how } })
  await submit(deps, { approvalId: 'e', origin: 'wallet', request: inPlaceOf('d', 'cancel'), decision: fee(20n) })
  expect(replacementOf(await entry('e'), 'speed-up', await journal.all())).not.toBeNull()
  await submit(deps, { approvalId: 'f', origin: 'wallet', request: inPlaceOf('e', 'speed-up'), decision: fee(40n) })
  for (const raw of chain.deliveries.slice(-2)) {
    const read = decodeTransaction(bytesFromHex(raw), 31_337n)
    expect(read).toMatchObject({
      value: { transaction: { type: 'eip7702', nonce: 1n, authorizationList: [{ address: noDelegate, nonce: 2n }] } },
    })
  }
  // One that delegates as it was asked to is sent as it is, or not at all.
  expect(replacementOf(await entry('d'), 'speed-up', [await entry('d')])).toBeNull()
})

test('when the first is mined before, the cancellation is refused and nothing else happens', async () => {
  chain.mine()
  expect(await cancel('b', 'a')).toMatchObject(err({ kind: 'refused' }))
  await track(later(2_000), live)
  expect((await entry('a')).state.status).toBe('mined')
  expect((await entry('b')).state.status).toBe('dropped')
  expect(await cancel('c', 'a')).toEqual(err({ kind: 'not-waiting' }))
})

test('below the rule, of another account, or after another took its place, nothing is signed', async () => {
  const before = chain.deliveries.length
  expect(await cancel('b', 'a', 9n)).toEqual(err({ kind: 'underpriced' }))
  expect(await cancel('b', 'nothing')).toEqual(err({ kind: 'not-waiting' }))
  await journal.put('x', journalEntry(states.sent, { id: 'x', nonce: 4, request: transfer({ from: recipient }) }))
  expect(await cancel('b', 'x')).toEqual(err({ kind: 'not-waiting' }))
  expect(chain.deliveries).toHaveLength(before)
  expect((await cancel('c', 'a')).ok).toBe(true)
  expect(await cancel('d', 'a', 100n)).toEqual(err({ kind: 'not-waiting' }))
  expect((await cancel('d', 'c', 11n, 'speed-up')).ok).toBe(true)
})

test('what was replaced is not handed out again, until what took its place is refused', async () => {
  await cancel('b', 'a')
  chain.forget()
  const deliveries = chain.deliveries.length
  await track(later(60_000), live)
  expect(chain.deliveries.slice(deliveries)).toHaveLength(1)
  expect((await entry('a')).state.status).toBe('sent')
})

test('asked again after a stop, a replacement keeps its nonce, or ends where the other did', async () => {
  const locked = { ...deps, signer: { sign: () => Promise.resolve(err('locked' as const)) } }
  const asked = {
    approvalId: 'b',
    origin: 'wallet',
    request: transfer({ replaces: { id: 'a', how: 'cancel' } }),
    decision: priced(10n),
  }
  expect(await submit(locked, asked)).toEqual(err({ kind: 'locked' }))
  expect(await entry('b')).toMatchObject({ nonce: 0, state: { status: 'prepared' } })
  chain.mine()
  await track(later(2_000), live)
  expect(await submit(deps, asked)).toEqual(err({ kind: 'not-waiting' }))
  expect(await submit(deps, asked)).toEqual(err({ kind: 'not-waiting' }))
  expect(chain.deliveries).toHaveLength(1)
})

test('a chosen nonce may leave a gap, replace what waits, and nothing else', async () => {
  expect((await send('b', priced(9n, 3n))).ok).toBe(true)
  expect(await send('c', priced(9n, 66n))).toEqual(err({ kind: 'nonce-too-high' }))
  expect(await send('c', priced(9n, 3n))).toEqual(err({ kind: 'underpriced' }))
  expect((await send('c', priced(10n, 3n))).ok).toBe(true)
  expect(await entry('c')).toMatchObject({ nonce: 3, replaces: 'b' })
  chain.mine()
  expect(await send('d', priced(99n, 0n))).toEqual(err({ kind: 'nonce-used' }))
  for (const id of ['e', 'f', 'g']) await send(id)
  expect(await Promise.all(['e', 'f', 'g'].map(async (id) => (await entry(id)).nonce))).toEqual([1, 2, 4])
})

test('why one waits: it comes too early, after another, or offers too little', async () => {
  const why = async (id: string, at: number) => whyStuck(later(at), await entry(id), await journal.all())
  expect(await why('a', 10_000)).toBeNull()
  expect(await why('a', 60_000)).toBeNull()
  await send('b')
  expect(await why('b', 60_000)).toEqual({ reason: 'behind', entry: 'a' })
  await send('c', priced(9n, 5n))
  expect(await why('c', 60_000)).toEqual({ reason: 'gap', nonce: 2 })
  chain.baseFee = 10n
  expect(await why('a', 60_000)).toEqual({ reason: 'low-fee' })
  chain.mine()
  expect(await why('a', 60_000)).toBeNull()
})
