import artifact from '@account-abstraction/contracts/artifacts/Simple7702Account.json' with { type: 'json' }
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import type { Result } from '#core/result.ts'
import { createBatches, type Batches } from '#domain/calls/batches.ts'
import type { Batch } from '#domain/calls/batch.ts'
import { delegateChain } from '#domain/testing/delegate-chain.ts'
import { FakeChain } from '#domain/testing/fake-chain.ts'
import { memoryTable, type MemoryTable } from '#domain/testing/memory.ts'
import { hex, recipient, sender, testChain, testSigner } from '#domain/testing/transactions.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { createTransactions, type Transactions } from '#domain/transactions/transactions.ts'
import { createLock } from '#services/system.ts'
import { steppedTable, stops, Worker } from '#tests/properties/testing/stoppable-worker.ts'

/** Lists of calls over workers that are stopped at any step: nothing is lost, doubled or out of order. */

type World = {
  readonly chain: FakeChain
  readonly journal: MemoryTable<JournalEntry>
  readonly table: MemoryTable<Batch>
  /** `false` after an unlock, until what was not signed before is stopped; as it is in `storage.session`. */
  settled?: boolean
}

const site = 'https://app.example'
const fee = { type: 'eip1559', maxFeePerGas: quantity(9n), maxPriorityFeePerGas: quantity(1n) } as const
const signal = new AbortController().signal

function start(
  { chain, journal, table, settled = true }: World,
  worker: Worker,
): { transactions: Transactions; batches: Batches } {
  const shared = {
    chainRpc: worker.step(delegateChain(artifact.deployedBytecode, chain.rpc).rpc),
    lock: createLock(),
    clock: { now: () => 0 },
    notify: () => undefined,
  }
  const transactions = createTransactions({
    ...shared,
    journal: steppedTable(worker, journal),
    signer: { sign: worker.step(testSigner.sign) },
    follow: () => undefined,
  })
  const isSettled = () => Promise.resolve(settled)
  const batches = createBatches({ ...shared, table: steppedTable(worker, table), transactions, isSettled })
  return { transactions, batches }
}

const submission = (count: number, atomic: boolean) => ({
  approvalId: 'approval',
  origin: site,
  request: {
    id: 'own',
    chainId: testChain,
    from: sender,
    calls: Array.from({ length: count }, (_, index) => ({
      to: recipient,
      value: quantity(BigInt(index + 1)),
      data: hex('0x'),
    })),
    mode: atomic ? ('atomic' as const) : ('sequential' as const),
    upgrade: atomic,
  },
  decision: { gasLimits: Array.from({ length: atomic ? 1 : count }, () => quantity(21_000n)), fee },
})

/** One worker's life: it carries the consent out if that was not answered, and follows; a block comes in between. */
async function live(
  world: World,
  worker: Worker,
  asked: ReturnType<typeof submission>,
  answers: Result<string, unknown>[],
) {
  const { transactions, batches } = start(world, worker)
  const turn = async (): Promise<void> => {
    await transactions.track(signal)
    await batches.advance()
  }
  const begin = async (): Promise<void> => {
    if (answers.length === 0) answers.push(await batches.start(asked))
  }
  await Promise.race([
    worker.stopped,
    (async () => {
      await Promise.all([begin(), turn()])
      world.chain.mine()
      await turn()
    })(),
  ])
}

const lists = fc.record({
  count: fc.integer({ min: 1, max: 4 }),
  atomic: fc.boolean(),
  plan: stops,
  revertsAt: fc.option(fc.nat(3)),
})

test('after any stops each call is one transaction, in order, and none comes after one that failed', async () => {
  await fc.assert(
    fc.asyncProperty(lists, async ({ count, atomic, plan, revertsAt }) => {
      const world: World = { chain: new FakeChain(), journal: memoryTable(), table: memoryTable() }
      const asked = submission(count, atomic)
      const total = asked.decision.gasLimits.length
      const answers: Result<string, unknown>[] = []
      world.chain.revertsAt = revertsAt
      const calm = Array.from({ length: count + 1 }, () => null)
      for (const stop of [...plan, ...calm]) await live(world, new Worker(stop), asked, answers)

      const { batches } = start(world, new Worker(null))
      const view = await batches.find(site, 'own')
      const failsAt = revertsAt !== null && revertsAt < total ? revertsAt : total
      const sent = [...world.chain.held.values()].sort((a, b) => a.nonce - b.nonce)
      // What a worker was told as it was stopped may be told again by the next, but not otherwise.
      expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"ok":true,"value":"own"}']))
      expect(sent.map(({ nonce }) => nonce)).toEqual(
        Array.from({ length: Math.min(failsAt + 1, total) }, (_, at) => at),
      )
      expect(new Set(world.chain.deliveries).size).toBe(sent.length)
      expect(view?.status).toBe(failsAt === total ? 200 : failsAt === 0 ? 500 : 600)
      expect(view?.batch.ended).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('a lock in between: what was signed is followed, what was not is never sent', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      stops,
      fc.nat(4),
      stops,
      async (count, plan, lockAfter, between) => {
        const world: World = { chain: new FakeChain(), journal: memoryTable(), table: memoryTable() }
        const asked = submission(count, false)
        const answers: Result<string, unknown>[] = []
        for (const stop of plan.slice(0, lockAfter)) await live(world, new Worker(stop), asked, answers)
        const before = (await world.journal.all()).filter(({ state }) => state.status !== 'prepared').length
        // Workers may be stopped between the unlock and the end of this, and the tracker runs meanwhile.
        world.settled = false
        for (const stop of between) {
          const worker = new Worker(stop)
          const { transactions, batches } = start(world, worker)
          const follow = async (): Promise<void> => {
            await transactions.track(signal)
            await batches.advance()
          }
          await Promise.race([worker.stopped, Promise.all([batches.stopUnsent(), follow()])])
          world.chain.mine()
        }
        await start(world, new Worker(null)).batches.stopUnsent()
        world.settled = true
        // The question itself is ended too, as nothing of it was signed: nobody starts it again.
        if (before === 0) answers.push({ ok: false, error: 'locked' })
        for (const stop of [...plan.slice(lockAfter), null, null]) await live(world, new Worker(stop), asked, answers)
        expect(world.chain.held.size).toBe(before)
        const view = await start(world, new Worker(null)).batches.find(site, 'own')
        expect(view?.status).toBe(before === 0 ? undefined : before === count ? 200 : 600)
      },
    ),
    { numRuns: 80 },
  )
})
