import { beforeEach, expect, test, vi } from 'vitest'
import { err, ok } from '#core/result.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { FakeChain } from '#domain/testing/fake-chain.ts'
import { memoryTable, type MemoryTable } from '#domain/testing/memory.ts'
import { decision, journalEntry, sender, testSigner, transfer, unsettled } from '#domain/testing/transactions.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { settle } from '#domain/transactions/settle.ts'
import { submit } from '#domain/transactions/submit.ts'
import { track, type TrackDeps } from '#domain/transactions/track.ts'

let chain: FakeChain
let journal: MemoryTable<JournalEntry>
let now: number
let deps: TrackDeps

beforeEach(async () => {
  chain = new FakeChain()
  journal = memoryTable<JournalEntry>()
  now = 0
  deps = { journal, chainRpc: chain.rpc, clock: { now: () => now }, changed: vi.fn() }
  await submit(
    { ...deps, signer: testSigner, lock: (_, work) => work(), changed: () => undefined },
    { approvalId: 'a', origin: 'wallet', request: transfer(), decision },
  )
})

const live = new AbortController().signal
const state = async (id = 'a') => (await journal.get(id))?.state

async function mined(): Promise<void> {
  chain.mine()
  await track(deps, live)
}

test('mined is not final until the chain says so, and then for ever', async () => {
  await mined()
  expect(await settle(deps, live)).toBe(60_000)
  expect(await state()).toHaveProperty('unsettled')
  chain.finalized = 1
  expect(await settle(deps, live)).toBeNull()
  expect(await state()).toMatchObject({ status: 'mined', blockNumber: 1 })
  expect(await state()).not.toHaveProperty('unsettled')
  chain.reorganize(1, true)
  expect(await settle(deps, live)).toBeNull()
  expect(await state()).toMatchObject({ status: 'mined' })
})

test('where the node knows no final block, enough blocks upon it do', async () => {
  chain.finalized = null
  await mined()
  for (let block = 1; block < 127; block += 1) chain.mine()
  await settle(deps, live)
  expect(await state()).toHaveProperty('unsettled')
  chain.mine()
  await settle(deps, live)
  expect(await state()).not.toHaveProperty('unsettled')
})

test('undone by a reorganisation it waits again, goes out as the same bytes, and is mined anew', async () => {
  await mined()
  chain.reorganize(1, true)
  expect(await settle(deps, live)).toBe(0)
  expect(await state()).toMatchObject({ status: 'sent' })
  now = 60_000
  expect(await track(deps, live)).toBe(true)
  chain.mine()
  expect(await track(deps, live)).toBe(false)
  expect(await state()).toMatchObject({ status: 'mined', blockNumber: 2 })
  expect(new Set(chain.deliveries).size).toBe(1)
})

test('in another block than before, the journal tells the other', async () => {
  await mined()
  chain.reorganize(1)
  chain.mine()
  const moved = await state()
  await settle(deps, live)
  expect(await state()).toMatchObject({ status: 'mined', blockNumber: 2 })
  expect(await state()).not.toEqual(moved)
})

test('a node that lost the receipt but has the block, or has not got so far, undoes nothing', async () => {
  await mined()
  const blind =
    (block: unknown): ChainRpc =>
    (id, method, params) => {
      if (method === 'eth_getTransactionReceipt') return Promise.resolve(ok(null))
      if (method === 'eth_getBlockByNumber' && params[0] === '0x1') return Promise.resolve(ok(block))
      return chain.rpc(id, method, params)
    }
  const there = await chain.rpc(1, 'eth_getBlockByNumber', ['0x1', false])
  expect(await settle({ ...deps, chainRpc: blind(there.ok ? there.value : null) }, live)).toBe(60_000)
  expect(await settle({ ...deps, chainRpc: blind(null) }, live)).toBe(60_000)
  expect(await state()).toMatchObject({ status: 'mined' })
})

test('replaced is final with the block of the other, and waits again when that one is undone', async () => {
  chain.forget()
  chain.mine()
  chain.foreign(sender, 0)
  await track(deps, live)
  expect(await state()).toMatchObject({ status: 'replaced' })
  expect(await settle(deps, live)).toBe(60_000)
  for (const [hash, held] of chain.held) if (held.block !== null) chain.held.delete(hash)
  expect(await settle(deps, live)).toBe(0)
  expect(await state()).toMatchObject({ status: 'sent' })
  chain.foreign(sender, 0)
  await track(deps, live)
  chain.finalized = 1
  expect(await settle(deps, live)).toBeNull()
  expect(await state()).toMatchObject({ status: 'replaced' })
})

test('looks ever more rarely, and after a week no more', async () => {
  await mined()
  now = 3_600_000
  expect(await settle(deps, live)).toBe(450_000)
  now = 86_400_000
  expect(await settle(deps, live)).toBe(3_600_000)
  now = 8 * 86_400_000
  expect(await settle(deps, live)).toBeNull()
  expect(await state()).not.toHaveProperty('unsettled')
})

test('a node that is silent is asked once, and while locked nothing is', async () => {
  await mined()
  const chainRpc = vi.fn<ChainRpc>(() => Promise.resolve(err({ kind: 'timeout' })))
  expect(await settle({ ...deps, chainRpc }, live)).toBe(60_000)
  expect(chainRpc).toHaveBeenCalledTimes(1)
  journal.locked = true
  expect(await settle(deps, live)).toBeNull()
})

test('with nothing to look for, no node is asked', async () => {
  const chainRpc = vi.fn<ChainRpc>(chain.rpc)
  await journal.delete('a')
  expect(await settle({ ...deps, chainRpc }, live)).toBeNull()
  expect(chainRpc).not.toHaveBeenCalled()
})

test('of two for one nonce only one is mined, whatever a node says', async () => {
  await journal.put('b', journalEntry(unsettled.mined, { id: 'b' }))
  chain.mine()
  await track(deps, live)
  expect(await state()).toMatchObject({ status: 'sent' })
  const { unsettled: _, ...final } = unsettled.mined
  await journal.put('b', journalEntry(final, { id: 'b' }))
  await track(deps, live)
  expect(await state()).toMatchObject({ status: 'replaced' })
})
