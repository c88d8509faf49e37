import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { ChainId } from '#core/chain-id.ts'
import { decodeTransaction } from '#core/decode-transaction.ts'
import { bytesFromHex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { FakeChain } from '#domain/testing/fake-chain.ts'
import { memoryTable } from '#domain/testing/memory.ts'
import { decision, testChain, testSigner, transfer } from '#domain/testing/transactions.ts'
import { isMined, rivalsOf } from '#domain/transactions/rivals.ts'
import { holdsNonce } from '#domain/transactions/journal.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { leastToReplace } from '#domain/transactions/replacement.ts'
import { replacementOf } from '#domain/transactions/replacement-of.ts'
import { replacementWays } from '#domain/transactions/request.ts'
import type { Submission } from '#domain/transactions/submission.ts'
import { createTransactions, type Transactions } from '#domain/transactions/transactions.ts'
import { createLock } from '#services/system.ts'
import { steppedTable, Worker } from '#tests/properties/testing/stoppable-worker.ts'

const live = new AbortController().signal

function start(chainRpc: ChainRpc, journal: ReturnType<typeof memoryTable<JournalEntry>>, worker: Worker, now: number) {
  return createTransactions({
    journal: steppedTable(worker, journal),
    chainRpc: worker.step(chainRpc),
    signer: { sign: worker.step(testSigner.sign) },
    lock: createLock(),
    clock: { now: () => now },
    notify: () => undefined,
    follow: () => undefined,
  })
}

/** What may happen to a wallet. `at` picks among the entries there are; `stop` is the step at which the worker dies. */
const moves = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('send' as const), stop: fc.option(fc.nat(12)) }),
    fc.record({
      type: fc.constant('replace' as const),
      at: fc.nat(20),
      how: fc.constantFrom(...replacementWays),
      stop: fc.option(fc.nat(12)),
    }),
    fc.record({ type: fc.constant('track' as const), stop: fc.option(fc.nat(30)) }),
    fc.record({ type: fc.constant('mine' as const) }),
    fc.record({
      type: fc.constant('reorganize' as const),
      depth: fc.integer({ min: 1, max: 3 }),
      forgets: fc.boolean(),
    }),
    fc.record({ type: fc.constant('finalize' as const) }),
  ),
  { maxLength: 25 },
)

test('whatever stops, is undone or replaced: one signature for an approval, one winner for a nonce, and final is final', async () => {
  const world = async (story: typeof moves extends fc.Arbitrary<infer T> ? T : never): Promise<void> => {
    const chain = new FakeChain()
    const journal = memoryTable<JournalEntry>()
    const asked: Submission[] = []
    const signed = new Map<string, string>()
    const final = new Map<string, string>()
    let now = 0
    const run = async (stop: number | null, work: (transactions: Transactions) => Promise<unknown>): Promise<void> => {
      const worker = new Worker(stop === null ? null : { step: stop, when: 'after' })
      await Promise.race([worker.stopped, work(start(chain.rpc, journal, worker, now))])
    }
    const look = async (): Promise<void> => {
      const entries = await journal.all()
      for (const entry of entries) {
        if ('hash' in entry.state && entry.state.hash !== null) {
          expect(entry.state.hash).toBe(signed.get(entry.id) ?? entry.state.hash)
          signed.set(entry.id, entry.state.hash)
        }
        const ended = !holdsNonce(entry.state) && entry.state.status !== 'prepared'
        const text = JSON.stringify(entry)
        if (final.has(entry.id)) expect(text).toBe(final.get(entry.id))
        if (ended) final.set(entry.id, text)
        const rivals = rivalsOf(entry, entries)
        if (isMined(entry.state)) expect(rivals.filter(({ state }) => isMined(state))).toEqual([])
        if (holdsNonce(entry.state) && entry.replaces === undefined) {
          expect(rivals.filter((rival) => holdsNonce(rival.state) && rival.replaces === undefined)).toEqual([])
        }
      }
    }
    const submitAll = (transactions: Transactions) => Promise.all(asked.map((each) => transactions.submit(each)))
    for (const move of story) {
      now += 40_000
      switch (move.type) {
        case 'send': {
          const approvalId = String(asked.length)
          asked.push({ approvalId, origin: 'wallet', request: transfer(), decision })
          await run(move.stop, submitAll)
          break
        }
        case 'replace': {
          const entries = await journal.all()
          const entry = entries[move.at % Math.max(entries.length, 1)]
          const request = entry === undefined ? null : replacementOf(entry, move.how, entries)
          if (entry === undefined || request === null) break
          const fee = leastToReplace(entry.decision.fee)
          const approvalId = String(asked.length)
          asked.push({ approvalId, origin: 'wallet', request, decision: { ...decision, fee } })
          await run(move.stop, submitAll)
          break
        }
        case 'track':
          await run(move.stop, async (transactions) => {
            await transactions.track(live)
            await transactions.settle(live)
          })
          break
        case 'mine':
          chain.mine()
          break
        case 'reorganize':
          chain.reorganize(Math.min(move.depth, chain.height - (chain.finalized ?? 0)), move.forgets)
          break
        case 'finalize':
          chain.finalized = chain.height
          break
        default:
          move satisfies never
      }
      await look()
    }
    const bytes = new Set(chain.deliveries)
    const hashes = [...bytes].map((raw) => decodeTransaction(bytesFromHex(raw)))
    expect(hashes.every((each) => each.ok)).toBe(true)
    expect(bytes.size).toBeLessThanOrEqual(asked.length)
  }
  await fc.assert(fc.asyncProperty(moves, world), { numRuns: 150 })
})

test('200 sends from five tabs on two networks come out contiguous on each', async () => {
  const chains = new Map<number, FakeChain>([
    [testChain, new FakeChain()],
    [1, new FakeChain()],
  ])
  const other = v.parse(ChainId, 1)
  const rpc: ChainRpc = (chainId, method, params) =>
    (chains.get(chainId) ?? expect.fail('no such chain')).rpc(chainId, method, params)
  const journal = memoryTable<JournalEntry>()
  const transactions = start(rpc, journal, new Worker(null), 0)
  const tab = async (name: number): Promise<void> => {
    for (let index = 0; index < 40; index += 1) {
      const request = { ...transfer({ value: quantity(BigInt(index)) }), chainId: index % 2 === 0 ? testChain : other }
      const approvalId = `${String(name)} ${String(index)}`
      const sent = await transactions.submit({ approvalId, origin: 'wallet', request, decision })
      expect(sent.ok).toBe(true)
      if (index % 7 === name) for (const chain of chains.values()) chain.mine()
    }
  }
  await Promise.all(Array.from({ length: 5 }, (_, name) => tab(name)))
  for (const [chainId, chain] of chains) {
    const nonces = [...chain.held.values()].map(({ nonce }) => nonce).sort((a, b) => a - b)
    expect({ chainId, nonces }).toEqual({ chainId, nonces: Array.from({ length: 100 }, (_, nonce) => nonce) })
  }
})
