import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signDigest } from '#core/signature.ts'
import { ok, type Result } from '#core/result.ts'
import { createTransactions, type Transactions } from '#domain/transactions/transactions.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { FakeChain } from '#domain/testing/fake-chain.ts'
import { memoryTable } from '#domain/testing/memory.ts'
import { decision, testSigner, transfer } from '#domain/testing/transactions.ts'
import { quantity } from '#core/quantity.ts'
import { createLock } from '#services/system.ts'
import { steppedTable, stops, Worker } from '#tests/properties/testing/stoppable-worker.ts'

type World = { readonly chain: FakeChain; readonly journal: ReturnType<typeof memoryTable<JournalEntry>> }

function start({ chain, journal }: World, worker: Worker): Transactions {
  return createTransactions({
    journal: steppedTable(worker, journal),
    chainRpc: worker.step(chain.rpc),
    signer: { sign: worker.step(testSigner.sign) },
    lock: createLock(),
    clock: { now: () => 0 },
    notify: () => undefined,
    follow: () => undefined,
  })
}

const submission = (index: number) => ({
  approvalId: `approval ${String(index)}`,
  origin: 'wallet',
  request: transfer({ value: quantity(BigInt(index)) }),
  decision,
})

const indices = (count: number) => Array.from({ length: count }, (_, index) => index)

test('after any stops every approval is one transaction, with nonces that follow on each other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), stops, fc.boolean(), async (count, plan, mines) => {
      const world: World = { chain: new FakeChain(), journal: memoryTable<JournalEntry>() }
      const answers = new Map<number, Result<unknown, unknown>>()
      for (const [round, stop] of [...plan, null].entries()) {
        const worker = new Worker(stop)
        const transactions = start(world, worker)
        const work = indices(count)
          .filter((index) => !answers.has(index))
          .toSorted((a, b) => (round % 2 === 0 ? a - b : b - a))
          .map(async (index) => {
            const answer = await transactions.submit(submission(index))
            answers.set(index, answer)
          })
        const track = transactions.track(new AbortController().signal)
        await Promise.race([worker.stopped, Promise.all([...work, track])])
        if (mines) world.chain.mine()
      }
      const entries = await world.journal.all()
      const held = [...world.chain.held.values()]
      expect(held.map((each) => each.nonce).sort((a, b) => a - b)).toEqual(indices(count))
      expect(new Set(world.chain.deliveries).size).toBe(count)
      expect(entries).toHaveLength(count)
      for (const index of indices(count)) {
        const entry = await world.journal.get(submission(index).approvalId)
        const state = entry?.state
        if (state === undefined || !('hash' in state)) expect.fail('not signed')
        expect(answers.get(index)).toEqual(ok(state.hash))
        expect(held).toContainEqual(expect.objectContaining({ hash: state.hash, nonce: entry?.nonce }))
      }
    }),
    { numRuns: 150 },
  )
})

test('what is never carried on leaves no gap, and what was signed of it still goes out once', async () => {
  await fc.assert(
    fc.asyncProperty(stops, fc.integer({ min: 1, max: 4 }), async (plan, later) => {
      const world: World = { chain: new FakeChain(), journal: memoryTable<JournalEntry>() }
      for (const [index, stop] of plan.entries()) {
        const worker = new Worker(stop)
        const transactions = start(world, worker)
        await Promise.race([worker.stopped, transactions.submit(submission(index))])
      }
      const transactions = start(world, new Worker(null))
      await transactions.track(new AbortController().signal)
      for (const index of indices(later)) await transactions.submit(submission(100 + index))
      const held = [...world.chain.held.values()]
      expect(held.map((each) => each.nonce).sort((a, b) => a - b)).toEqual(indices(held.length))
      expect(held.length).toBeGreaterThanOrEqual(later)
      expect(new Set(world.chain.deliveries).size).toBe(held.length)
    }),
    { numRuns: 100 },
  )
})

test('the same digest is signed the same, so that even a signature made twice is one', () => {
  const key = new Uint8Array(32).fill(7)
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (digest) => {
      expect(signDigest(key, digest)).toEqual(signDigest(key, digest))
    }),
    { numRuns: 10 },
  )
})
