import { expect, test } from 'vitest'
import { createLock, random, wait } from '#services/system.ts'

test('one name is one queue, in order, and a failure does not hold it up', async () => {
  const lock = createLock()
  const seen: string[] = []
  const work = (name: string, steps: number) => async () => {
    seen.push(`${name} in`)
    for (let step = 0; step < steps; step += 1) await Promise.resolve()
    seen.push(`${name} out`)
    if (name === 'b') throw new Error('b')
    return name
  }
  const all = await Promise.allSettled([lock('x', work('a', 9)), lock('x', work('b', 1)), lock('x', work('c', 1))])
  expect(seen).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out'])
  expect(all.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('other names do not wait', async () => {
  const lock = createLock()
  const stop = new AbortController()
  const slow = lock('x', () => wait(1_000_000, stop.signal))
  expect(await lock('y', () => Promise.resolve('y'))).toBe('y')
  stop.abort()
  await expect(slow).resolves.toBeUndefined()
})

test('random bytes differ, and have the length that was asked', () => {
  expect(random.bytes(32)).toHaveLength(32)
  expect(random.bytes(32)).not.toEqual(random.bytes(32))
  expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
})

test('a wait ends when it is aborted', async () => {
  const stop = new AbortController()
  const waiting = wait(1_000_000, stop.signal)
  stop.abort()
  await expect(waiting).resolves.toBeUndefined()
  await expect(wait(1_000_000, stop.signal)).resolves.toBeUndefined()
  await expect(wait(1, new AbortController().signal)).resolves.toBeUndefined()
})
