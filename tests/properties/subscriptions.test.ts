import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chain } from '#domain/approvals/testing/queue.ts'
import { asker, startListening, type Listening } from '#provider/subscriptions/testing/listener.ts'

/** What may happen to a chain, its node, the worker and the page, in any order. */
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('mine' as const), count: fc.integer({ min: 1, max: 5 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('reorganise' as const), depth: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 5, arbitrary: fc.constant({ type: 'look' as const }) },
  { weight: 2, arbitrary: fc.constant({ type: 'stop' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('stop within' as const), calls: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'aside' as const }) },
  { weight: 1, arbitrary: fc.constant({ type: 'node away' as const }) },
)
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never

async function comeBack(listening: Listening): Promise<void> {
  await listening.worker.opened(asker.channel)
}

async function happen(listening: Listening, what: Happening): Promise<void> {
  const { chain: model } = listening
  switch (what.type) {
    case 'mine':
      model.mine(what.count)
      return
    case 'reorganise':
      model.reorganise(what.depth)
      return
    case 'look':
      await listening.tick()
      return
    case 'stop':
      listening.stop()
      await comeBack(listening)
      return
    case 'stop within': {
      let left = what.calls
      listening.read = (method, params) => {
        left -= 1
        if (left === 0) listening.stop()
        return model.read(method, params)
      }
      await listening.tick()
      listening.read = model.read
      await comeBack(listening)
      return
    }
    case 'aside':
      await listening.worker.closed(asker.channel)
      await listening.tick()
      await comeBack(listening)
      return
    case 'node away':
      listening.read = () => Promise.reject(new Error('away'))
      await listening.tick()
      listening.read = model.read
      return
    default:
      what satisfies never
  }
}

async function lookUntilQuiet(listening: Listening): Promise<void> {
  for (let round = 0; round < 3; round += 1) await listening.tick()
}

/** A head or a log, as far as it matters here. */
type Told = {
  readonly number: string
  readonly hash: string
  readonly parentHash: string
  readonly blockHash: string
  readonly removed?: boolean
}

const results = (listening: Listening, id: string): readonly Told[] =>
  (listening.told.get(asker.channel) ?? []).filter((each) => each.id === id).map(({ result }) => result as Told)

test('whatever stops in between, each head is told once and in the order of the chain', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
      const listening = startListening()
      await comeBack(listening)
      const id = await listening.worker.add(asker, chain, { kind: 'heads' }, true)
      for (const what of happenings) await happen(listening, what)
      await lookUntilQuiet(listening)
      const told = results(listening, id)
      expect(new Set(told.map(({ hash }) => hash)).size).toBe(told.length)
      const stack: string[] = [listening.chain.canonical()[0]?.hash ?? '']
      for (const { number, hash, parentHash } of told) {
        // What a new head takes the place of goes; it stands on what is left.
        stack.length = Math.min(stack.length, Number(number))
        expect(stack.at(-1)).toBe(parentHash)
        stack.push(hash)
      }
      expect(stack).toEqual(listening.chain.canonical().map(({ hash }) => hash))
    }),
    { numRuns: 150 },
  )
})

test('and so is each log, those of blocks that are gone taken back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
      const listening = startListening()
      await comeBack(listening)
      const id = await listening.worker.add(asker, chain, { kind: 'logs', criteria: {} }, true)
      for (const what of happenings) await happen(listening, what)
      await lookUntilQuiet(listening)
      const standing: string[] = []
      for (const { blockHash, removed } of results(listening, id)) {
        if (removed === true) expect(standing.pop()).toBe(blockHash)
        else standing.push(blockHash)
      }
      const blocks = listening.chain.canonical().map(({ hash }) => hash)
      expect(standing).toEqual(blocks.slice(1))
    }),
    { numRuns: 150 },
  )
})

test('a filter gives each block once and in order, however it is asked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 20 }), async (happenings) => {
      const listening = startListening()
      const id = await listening.worker.add(asker, chain, { kind: 'logs', criteria: {} }, false)
      const standing: string[] = []
      const ask = async (): Promise<void> => {
        for (const log of await listening.worker.changes(asker, id)) {
          const { blockHash, removed } = log as Told
          if (removed === true) expect(standing.pop()).toBe(blockHash)
          else standing.push(blockHash)
        }
      }
      for (const what of happenings) {
        if (what.type === 'look') await ask()
        else if (what.type === 'stop') listening.stop()
        else if (what.type === 'mine' || what.type === 'reorganise') await happen(listening, what)
      }
      await ask()
      expect(standing).toEqual(
        listening.chain
          .canonical()
          .slice(1)
          .map(({ hash }) => hash),
      )
    }),
    { numRuns: 150 },
  )
})
