import { beforeEach, expect, test, vi } from 'vitest'
import type { ChainRpc } from '#domain/ports.ts'
import { err, ok } from '#core/result.ts'
import { FakeChain } from '#domain/testing/fake-chain.ts'
import { memoryTable, type MemoryTable } from '#domain/testing/memory.ts'
import { decision, journalEntry, sender, states, testSigner, transfer } from '#domain/testing/transactions.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { submit } from '#domain/transactions/submit.ts'
import { track, type TrackDeps } from '#domain/transactions/track.ts'

let chain: FakeChain
let journal: MemoryTable<JournalEntry>
let now: number
let deps: TrackDeps

beforeEach(() => {
  chain = new FakeChain()
  journal = memoryTable<JournalEntry>()
  now = 0
  deps = { journal, chainRpc: chain.rpc, clock: { now: () => now }, changed: vi.fn() }
})

const live = new AbortController().signal
const send = (approvalId: string) =>
  submit(
    { ...deps, signer: testSigner, lock: (_, work) => work(), changed: () => undefined },
    { approvalId, origin: 'wallet', request: transfer(), decision },
  )
const state = async (id: string) => (await journal.get(id))?.state

test('waits for the block, then tells the fee', async () => {
  await send('a')
  expect(await track(deps, live)).toBe(true)
  expect(deps.changed).not.toHaveBeenCalled()
  chain.mine()
  expect(await track(deps, live)).toBe(false)
  expect(await state('a')).toMatchObject({ status: 'mined', blockNumber: 1, fee: '147000' })
  expect(deps.changed).toHaveBeenCalledExactlyOnceWith(true)
})

test('a transaction that reverted failed, and says so', async () => {
  await send('a')
  chain.reverts = true
  chain.mine()
  await track(deps, live)
  expect(await state('a')).toMatchObject({ status: 'failed', fee: '147000' })
})

test('what stayed signed goes out as the same bytes, and is followed', async () => {
  chain.swallows = true
  chain.refusal = 'timed out'
  await send('a')
  expect(await state('a')).toMatchObject({ status: 'signed' })
  chain.swallows = false
  chain.refusal = null
  expect(await track(deps, live)).toBe(true)
  expect(await state('a')).toMatchObject({ status: 'sent' })
  expect(new Set(chain.deliveries).size).toBe(1)
})

test('what was mined while it was only signed here is mined', async () => {
  chain.swallows = true
  await send('a')
  chain.swallows = false
  chain.mine()
  expect(await track(deps, live)).toBe(false)
  expect(await state('a')).toMatchObject({ status: 'mined' })
})

test('what is refused when it goes out again waits on, as another node may have had it', async () => {
  chain.refusal = 'timed out'
  await send('a')
  chain.refusal = 'insufficient funds for gas * price + value'
  expect(await track(deps, live)).toBe(true)
  expect(await state('a')).toMatchObject({ status: 'signed' })
})

test('replaced is only what another transaction took the nonce of', async () => {
  await send('a')
  chain.mine()
  await send('b')
  chain.foreign(sender, 1)
  expect(await track(deps, live)).toBe(false)
  expect(await state('a')).toMatchObject({ status: 'mined' })
  expect(await state('b')).toMatchObject({ status: 'replaced' })
})

test('what a node forgot waits, and is given to it again after a while', async () => {
  await send('a')
  chain.forget()
  expect(await track(deps, live)).toBe(true)
  expect(chain.deliveries).toHaveLength(1)
  now = 60_000
  expect(await track(deps, live)).toBe(true)
  expect(chain.held.size).toBe(1)
  expect(await state('a')).toMatchObject({ status: 'sent' })
  expect(new Set(chain.deliveries).size).toBe(1)
})

test('a refusal never drops what was sent', async () => {
  await send('a')
  chain.forget()
  chain.refusal = 'transaction underpriced'
  now = 60_000
  expect(await track(deps, live)).toBe(true)
  expect(await state('a')).toMatchObject({ status: 'sent' })
})

test.each<[string, unknown]>([
  ['HTML', '<html>'],
  ['another hash', { transactionHash: `0x${'99'.repeat(32)}`, status: '0x1', blockNumber: '0x1', gasUsed: '0x1' }],
  ['no status', { blockNumber: '0x1', gasUsed: '0x1' }],
  ['an odd status', { status: '0x2', blockNumber: '0x1', gasUsed: '0x1' }],
])('a receipt with %s settles nothing', async (_, lie) => {
  await send('a')
  chain.mine()
  const hash = [...chain.held.keys()][0]
  const receipt = typeof lie === 'object' ? { transactionHash: hash, ...lie } : lie
  const chainRpc: ChainRpc = (id, method, params) =>
    method === 'eth_getTransactionReceipt' ? Promise.resolve(ok(receipt)) : chain.rpc(id, method, params)
  expect(await track({ ...deps, chainRpc }, live)).toBe(true)
  expect(await state('a')).toMatchObject({ status: 'sent' })
})

test.each<[string, unknown]>([
  ['that has not come', null],
  ['of another hash', { number: '0x1', hash: `0x${'99'.repeat(32)}` }],
  ['of another height', { number: '0x2' }],
  ['without the transaction', { transactions: [`0x${'99'.repeat(32)}`] }],
  ['that does not say what is in it', { transactions: null }],
])('a receipt from a block %s settles nothing', async (_, lie) => {
  await send('a')
  chain.mine()
  const chainRpc: ChainRpc = async (id, method, params) => {
    const told = await chain.rpc(id, method, params)
    if (method !== 'eth_getBlockByNumber' || !told.ok) return told
    return ok(lie === null ? null : { ...(told.value as object), ...(lie as object) })
  }
  expect(await track({ ...deps, chainRpc }, live)).toBe(true)
  expect(await state('a')).toMatchObject({ status: 'sent' })
  await track(deps, live)
  expect(await state('a')).toMatchObject({ status: 'mined' })
})

test('a node that is silent is asked once a round, and nothing is lost', async () => {
  await send('a')
  await send('b')
  const chainRpc = vi.fn<ChainRpc>(() => Promise.resolve(err({ kind: 'timeout' })))
  expect(await track({ ...deps, chainRpc }, live)).toBe(true)
  expect(chainRpc).toHaveBeenCalledTimes(1)
})

test('what was prepared and left behind ends after an hour', async () => {
  await journal.put('p', journalEntry(states.prepared, { id: 'p' }))
  now = 3_600_000
  expect(await track(deps, live)).toBe(false)
  expect(await state('p')).toEqual({ status: 'prepared' })
  now += 1
  await track(deps, live)
  expect(await state('p')).toMatchObject({ status: 'dropped' })
})

test('while locked it does nothing', async () => {
  await send('a')
  journal.locked = true
  expect(await track(deps, live)).toBe(false)
})
