import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRate, type RateLimits } from '#provider/rate.ts'

const names = ['a', 'b', 'c', 'd', 'e'] as const
type Name = (typeof names)[number]

type Step =
  { readonly do: 'call'; readonly site: Name; readonly size: number } | { readonly do: 'end'; readonly nth: number }

const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('call' as const), site: fc.constantFrom(...names), size: fc.nat(40) }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('end' as const), nth: fc.nat(50) }) },
  ),
  { minLength: 1, maxLength: 200 },
)
const limits: fc.Arbitrary<RateLimits> = fc
  .record({ site: fc.integer({ min: 1, max: 5 }), all: fc.integer({ min: 1, max: 8 }) })
  .map((atOnce) => ({
    atOnce,
    held: { site: { calls: 20, units: 300 }, all: { calls: 60, units: 900 }, least: { calls: 3, units: 80 } },
  }))

type Call = { readonly site: Name; readonly size: number; readonly index: number }

/** Runs the steps and then ends whatever is still there; `look` sees every moment. */
async function run(
  limit: RateLimits,
  list: readonly Step[],
  look: (active: readonly Call[], waiting: readonly Call[]) => void,
) {
  const rate = createRate(limit)
  const active: (Call & { readonly end: () => void })[] = []
  const waiting: Call[] = []
  const began: Call[] = []
  const settled: Promise<'done' | 'refused'>[] = []
  const turn = async (): Promise<void> => {
    for (let count = 0; count < 8; count += 1) await Promise.resolve()
    look(active, waiting)
  }
  const end = async (nth: number): Promise<void> => {
    active.splice(nth % active.length, 1)[0]?.end()
    await turn()
  }
  for (const [index, step] of list.entries()) {
    if (step.do === 'end') {
      if (active.length > 0) await end(step.nth)
      continue
    }
    const call = { site: step.site, size: step.size, index }
    waiting.push(call)
    const asked = rate(call.site, call.size, () => {
      waiting.splice(waiting.indexOf(call), 1)
      began.push(call)
      return new Promise<void>((resolve) => active.push({ ...call, end: resolve }))
    })
    settled.push(
      asked.then(
        () => 'done' as const,
        () => {
          waiting.splice(waiting.indexOf(call), 1)
          return 'refused' as const
        },
      ),
    )
    await turn()
  }
  for (let left = list.length; left > 0 && active.length > 0; left -= 1) await end(0)
  return { began, waiting, outcomes: await Promise.all(settled) }
}

test('every call ends or is refused at once, in the order of its site, within every limit, and none waits beside a free place', async () => {
  await fc.assert(
    fc.asyncProperty(limits, steps, async (limit, list) => {
      const { atOnce, held } = limit
      const { began, waiting, outcomes } = await run(limit, list, (active, left) => {
        const of = (site: Name) => active.filter((call) => call.site === site)
        expect(active.length).toBeLessThanOrEqual(atOnce.all)
        for (const site of names) {
          expect(of(site).length).toBeLessThanOrEqual(atOnce.site)
          const own = [...of(site), ...left.filter((call) => call.site === site)]
          expect(own.length).toBeLessThanOrEqual(held.site.calls)
          expect(own.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(held.site.units)
        }
        const couldGo = left.some(({ site }) => of(site).length < atOnce.site)
        expect(couldGo && active.length < atOnce.all).toBe(false)
      })
      expect(waiting).toEqual([])
      expect(outcomes.filter((each) => each === 'done')).toHaveLength(began.length)
      for (const site of names) {
        const order = began.filter((call) => call.site === site).map(({ index }) => index)
        expect(order).toEqual([...order].sort((one, other) => one - other))
      }
    }),
    { numRuns: 300 },
  )
})

test('however much the others ask, no site starves: between two calls of one that waits each other has one at most', async () => {
  const floods = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(floods, fc.integer({ min: 1, max: 6 }), async (counts, all) => {
      const ample = { calls: 1_000, units: 1_000_000 }
      const list: Step[] = counts.flatMap((count, index) =>
        Array.from({ length: count }, () => ({ do: 'call' as const, site: names[index + 1] ?? 'e', size: 1 })),
      )
      const quiet = Array.from({ length: 3 }, () => ({ do: 'call' as const, site: 'a' as const, size: 1 }))
      const limit = { atOnce: { site: all, all }, held: { site: ample, all: ample, least: ample } }
      const { began } = await run(limit, [...list, ...quiet], () => undefined)
      const waited = began.slice(Math.min(all, list.length))
      let others: Name[] = []
      for (const { site } of waited.slice(0, waited.findLastIndex((call) => call.site === 'a') + 1)) {
        if (site !== 'a') others.push(site)
        else {
          expect(new Set(others).size).toBe(others.length)
          others = []
        }
      }
    }),
    { numRuns: 100 },
  )
})
