import { expect, test } from 'vitest'
import { createRate } from '#provider/rate.ts'
import { settle } from '#transport/wire/testing/port-pair.ts'

test('a site waits for itself, another does not wait for it, and nothing is lost', async () => {
  const rate = createRate({ atOnce: 2, waiting: 2 })
  const started: string[] = []
  const ends: (() => void)[] = []
  const work = (name: string) => () => {
    started.push(name)
    return new Promise<string>((resolve) =>
      ends.push(() => {
        resolve(name)
      }),
    )
  }
  const results = ['a1', 'a2', 'a3', 'a4'].map((name) => rate('a', work(name)))
  await settle()
  expect(started).toEqual(['a1', 'a2'])
  await expect(rate('a', work('a5'))).rejects.toMatchObject({ code: -32005 })
  results.push(rate('b', work('b1')))
  await settle()
  expect(started).toEqual(['a1', 'a2', 'b1'])
  while (ends.length > 0) {
    ends.shift()?.()
    await settle()
  }
  expect(await Promise.all(results)).toEqual(['a1', 'a2', 'a3', 'a4', 'b1'])
})

test('work that fails makes room too', async () => {
  const rate = createRate({ atOnce: 1, waiting: 1 })
  await expect(rate('a', () => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(await rate('a', () => Promise.resolve('y'))).toBe('y')
})
