import { expect, test } from 'vitest'
import { createRate, type RateLimits } from '#provider/rate.ts'
import { settle } from '#transport/wire/testing/port-pair.ts'

const ample = { calls: 100, units: 100_000 }

/** Work that goes on until it is told to end, and the names of what began. */
function start(limits: Partial<RateLimits['held']> & { readonly atOnce: RateLimits['atOnce'] }) {
  const { atOnce, ...held } = limits
  const rate = createRate({ atOnce, held: { site: ample, all: ample, least: ample, ...held } })
  const started: string[] = []
  const ends: (() => void)[] = []
  const call = (name: string, size = 1) =>
    rate(name.slice(0, 1), size, () => {
      started.push(name)
      return new Promise<string>((resolve) =>
        ends.push(() => {
          resolve(name)
        }),
      )
    })
  /** The oldest that goes on. */
  async function end(times = 1): Promise<void> {
    for (let left = times; left > 0; left -= 1) {
      ends.shift()?.()
      await settle()
    }
  }
  return { rate, call, started, end }
}

test('a site waits for itself, another does not wait for it, and nothing is lost', async () => {
  const { call, started, end } = start({ atOnce: { site: 2, all: 10 } })
  const results = ['a1', 'a2', 'a3', 'a4', 'b1'].map((name) => call(name))
  expect(started).toEqual(['a1', 'a2', 'b1'])
  await end(results.length)
  expect(await Promise.all(results)).toEqual(['a1', 'a2', 'a3', 'a4', 'b1'])
})

test('where all have their turns, one site after the other has the next', async () => {
  const { call, started, end } = start({ atOnce: { site: 2, all: 2 } })
  const results = ['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2', 'c1'].map((name) => call(name))
  await end(results.length)
  await Promise.all(results)
  expect(started).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2', 'a5'])
})

test('beyond what one site may hold it is refused, by number or by size, until it holds less', async () => {
  const few = { calls: 3, units: 10 }
  const { call, end } = start({ atOnce: { site: 1, all: 9 }, site: few, least: { calls: 0, units: 0 } })
  const held = [call('a1', 4), call('a2', 4)]
  await expect(call('a3', 3)).rejects.toMatchObject({ code: -32005 })
  held.push(call('a4', 2))
  await expect(call('a5', 0)).rejects.toMatchObject({ code: -32005 })
  const other = call('b1', 10)
  await end()
  held.push(call('a6', 4))
  await end(4)
  expect(await Promise.all([...held, other])).toEqual(['a1', 'a2', 'a4', 'a6', 'b1'])
})

test('what all may hold is taken from nobody who holds little', async () => {
  const { call, end } = start({
    atOnce: { site: 1, all: 9 },
    all: { calls: 5, units: 10 },
    least: { calls: 2, units: 5 },
  })
  const held = [call('a1', 8), call('b1', 5)]
  await expect(call('a2', 1)).rejects.toMatchObject({ code: -32005 })
  await expect(call('c1', 6)).rejects.toMatchObject({ code: -32005 })
  held.push(call('c2', 5))
  await end(held.length)
  expect(await Promise.all(held)).toEqual(['a1', 'b1', 'c2'])
})

test('work that fails makes room too', async () => {
  const { rate } = start({ atOnce: { site: 1, all: 1 } })
  await expect(rate('a', 1, () => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(await rate('a', 1, () => Promise.resolve('y'))).toBe('y')
})
