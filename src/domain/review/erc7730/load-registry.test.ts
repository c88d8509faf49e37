import { expect, test } from 'vitest'
import { loadRegistry } from '#domain/review/erc7730/load-registry.ts'
import { emptyRegistry } from '#domain/review/erc7730/registry.ts'

const packed = { displays: [], descriptors: [], places: {} }

test('is read once, by whoever asks first', async () => {
  let reads = 0
  const load = loadRegistry(() => {
    reads += 1
    return Promise.resolve(packed)
  })
  const [one, other] = await Promise.all([load(), load()])
  expect(one).toBe(other)
  expect(await load()).toBe(one)
  expect(reads).toBe(1)
})

test.each<[string, () => Promise<unknown>]>([
  ['cannot be read', () => Promise.reject(new Error('gone'))],
  ['is something else', () => Promise.resolve({ descriptors: 'none' })],
])('a file that %s describes nothing, and is tried again', async (_, broken) => {
  let isBroken = true
  const load = loadRegistry(() => (isBroken ? broken() : Promise.resolve(packed)))
  expect(await load()).toBe(emptyRegistry)
  isBroken = false
  expect(await load()).not.toBe(emptyRegistry)
})
