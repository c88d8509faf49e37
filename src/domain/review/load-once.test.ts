import { expect, test } from 'vitest'
import { loadOnce } from '#domain/review/load-once.ts'
import { createRegistry, emptyRegistry } from '#domain/review/erc7730/registry.ts'

const packed = { displays: [], descriptors: [], places: {} }

test('is read once, by whoever asks first', async () => {
  let reads = 0
  const read = () => {
    reads += 1
    return Promise.resolve(packed)
  }
  const load = loadOnce(read, createRegistry, emptyRegistry)
  const [one, other] = await Promise.all([load(), load()])
  expect(one).toBe(other)
  expect(await load()).toBe(one)
  expect(reads).toBe(1)
})

test.each<[string, () => Promise<unknown>]>([
  ['cannot be read', () => Promise.reject(new Error('gone'))],
  ['is something else', () => Promise.resolve({ descriptors: 'none' })],
])('a file that %s says nothing, and is tried again', async (_, broken) => {
  let isBroken = true
  const read = () => (isBroken ? broken() : Promise.resolve(packed))
  const load = loadOnce(read, createRegistry, emptyRegistry)
  expect(await load()).toBe(emptyRegistry)
  isBroken = false
  expect(await load()).not.toBe(emptyRegistry)
})
