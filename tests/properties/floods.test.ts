import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { err, ok } from '#core/result.ts'
import { createBridge, longest } from '#inpage/bridge.ts'
import { toBridge } from '#inpage/protocol.ts'
import { methods } from '#provider/methods.ts'
import { passthrough } from '#provider/passthrough.ts'
import { maxLength } from '#provider/request-text.ts'
import { createBackgroundWorld, type SitePort } from '#tests/properties/background-world.ts'
import { hostileMessage, type Hostile } from '#tests/properties/hostile-messages.ts'
import type { ToBridge } from '#transport/wire.ts'

/**
 * Sites that send whatever comes into their mind, through the real door, pipeline and queue. `COFFER_FLOOD` is how many
 * messages there are (`npm run torture`: 100,000); `COFFER_SEED` repeats a run, whose seed is printed.
 */
const count = Number(process.env['COFFER_FLOOD'] ?? 10_000)
const seed = Number(process.env['COFFER_SEED'] ?? Date.now() % 2 ** 31)

const asking = new Set(['eth_requestAccounts', 'wallet_requestPermissions', 'wallet_createSession'])
const names = [...Object.keys(methods), ...Object.keys(passthrough)].filter((name) => !asking.has(name))

const world = createBackgroundWorld((_, method) =>
  Promise.resolve(method === 'eth_chainId' ? ok('0x1') : err({ kind: 'refused', code: -32_601, message: 'unknown' })),
)
const unhandled: unknown[] = []
const onUnhandled = (reason: unknown): void => {
  unhandled.push(reason)
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

beforeAll(() => {
  process.on('unhandledRejection', onUnhandled)
  console.info(`floods: seed ${String(seed)}, ${String(count)} messages`)
  world.start()
})

afterAll(() => {
  process.off('unhandledRejection', onUnhandled)
})

/** What each request that the door must answer was answered; several times is a fault. */
function answersOf(received: readonly ToBridge[]): ReadonlyMap<string, number> {
  const answers = new Map<string, number>()
  for (const message of received)
    if (message.type === 'answer') answers.set(message.id, (answers.get(message.id) ?? 0) + 1)
  return answers
}

/** How often each id must be answered: as often as it was asked, by whoever had said hello. */
function askedOf(said: readonly Hostile[]): ReadonlyMap<string, number> {
  const asked = new Map<string, number>()
  for (const { id } of said) if (id !== null) asked.set(id, (asked.get(id) ?? 0) + 1)
  return asked
}

const used = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

/**
 * Documents that come, flood and go; the good one asks again as soon as it was answered. `ms` is how long it waited at most,
 * in the time of this process alone, as the machine may do other things meanwhile.
 */
async function flood(messages: readonly Hostile[]): Promise<{ readonly turns: number; readonly ms: number }> {
  const good = world.connect('https://good.example')
  let asked = 0
  let mostTurns = 0
  let mostMs = 0
  const batch = 500
  for (let from = 0; from < messages.length; from += batch) {
    const page: SitePort = world.connect(`https://flood-${String(from % 7)}.example`)
    const said = messages.slice(from, from + batch)
    for (const { message } of said) page.say(message)
    good.say({ type: 'request', id: String(asked), text: '{"method":"eth_accounts"}' })
    asked += 1
    let turns = 0
    const since = process.cpuUsage()
    while (answersOf(good.received).size < asked) {
      turns += 1
      if (turns > 1_000) throw new Error('the other site waits')
      await turn()
    }
    mostTurns = Math.max(mostTurns, turns)
    const { user, system } = process.cpuUsage(since)
    mostMs = Math.max(mostMs, (user + system) / 1_000)
    const wanted = askedOf(said)
    while ([...wanted.keys()].some((id) => !answersOf(page.received).has(id))) {
      turns += 1
      if (turns > 5_000) throw new Error(`no answer, seed ${String(seed)}: ${JSON.stringify([...wanted.keys()])}`)
      await turn()
    }
    expect(answersOf(page.received)).toEqual(wanted)
    page.close()
  }
  good.close()
  return { turns: mostTurns, ms: mostMs }
}

test(
  'every message of a flood is answered as often as it asks, opens nothing and leaves nothing',
  { timeout: 600_000 },
  async () => {
    const messages = hostileMessage(names)
    const generated = (from: number, size: number): readonly Hostile[] =>
      fc.sample(messages, { seed: seed + from, numRuns: size })
    await flood(generated(0, 1_000))
    const before = used()
    let most = 0
    let slowest = 0
    const started = performance.now()
    for (let from = 1_000; from < count; from += 1_000) {
      const { turns, ms } = await flood(generated(from, 1_000))
      most = Math.max(most, turns)
      slowest = Math.max(slowest, ms)
    }
    const growth = used() - before
    const took = performance.now() - started
    console.info(
      `floods: ${(took / (count / 1_000)).toFixed(0)} ms per 1,000 messages, another site within ${String(most)} turns and ${slowest.toFixed(0)} ms, ` +
        `heap ${(growth / 1_048_576).toFixed(1)} MB`,
    )
    expect(world.window).toEqual({ shown: 0, open: false })
    expect(world.reported).toEqual([])
    expect(unhandled).toEqual([])
    expect(world.session.data.get('approvals')).toBeUndefined()
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(most).toBeLessThan(50)
    expect(slowest).toBeLessThan(250)
    expect(growth).toBeLessThan(50 * 1_048_576)
  },
)

test('a page that asks ten thousand times at once lets another site go before most of it', async () => {
  const flooded = 10_000
  let answered = 0
  let ask: (data: unknown) => void = () => undefined
  createBridge({
    connect: () => world.port('https://flood.example'),
    isOrphan: () => false,
    isHidden: () => false,
    channel: crypto.randomUUID(),
    postToPage: ({ type }) => {
      if (type === 'answer') answered += 1
    },
    onPageMessage: (listener) => {
      ask = listener
    },
    onWake: () => undefined,
    onKept: () => undefined,
    activated: Promise.resolve(),
    timeout: () => undefined,
  })
  await turn()
  const good = world.connect('https://good.example')
  await turn()
  for (let id = 0; id < flooded; id += 1)
    ask({ to: toBridge, type: 'request', id: String(id), text: '{"method":"eth_accounts"}' })
  const before = new Promise<number>((resolve) => {
    good.onAnswer(() => {
      resolve(answered)
    })
  })
  good.say({ type: 'request', id: '1', text: '{"method":"eth_accounts"}' })
  expect(await before).toBeLessThanOrEqual(1_000)
  for (let count = 0; count < 1_000 && answered < flooded; count += 1) await turn()
  expect(answered).toBe(flooded)
})

test('what the bridge lets through is one more than what is taken', () => {
  expect(longest).toBe(maxLength + 1)
})

test('doors that open and shut at random keep nothing of who is gone', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(3), fc.constantFrom('open', 'shut', 'ask', 'hello twice', 'connect')), {
        maxLength: 40,
      }),
      async (steps) => {
        const pages = new Map<number, SitePort>()
        const ask = (page: SitePort, method: string): void => {
          page.say({ type: 'request', id: crypto.randomUUID(), text: JSON.stringify({ method }) })
        }
        for (const [number, step] of steps) {
          const page = pages.get(number)
          if (step === 'open' && page === undefined)
            pages.set(number, world.connect(`https://site-${String(number)}.example`))
          if (page === undefined) continue
          if (step === 'shut') {
            page.close()
            pages.delete(number)
          }
          if (step === 'ask') ask(page, 'eth_chainId')
          if (step === 'connect') ask(page, 'eth_requestAccounts')
          if (step === 'hello twice') page.say({ type: 'hello', channel: crypto.randomUUID() })
          if (number === 0) await turn()
        }
        for (const page of pages.values()) page.close()
        for (let count = 0; count < 20; count += 1) await turn()
        world.pass(2_000)
        for (let count = 0; count < 20; count += 1) await turn()
        const { waiting } = (world.session.data.get('approvals') ?? { waiting: [] }) as { waiting: readonly unknown[] }
        expect(waiting).toEqual([])
        expect(world.window.open).toBe(false)
      },
    ),
    { numRuns: 100, seed },
  )
  expect(world.reported).toEqual([])
  expect(unhandled).toEqual([])
})
