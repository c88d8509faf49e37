import { HDKey } from '@scure/bip32'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { derivePrivateKey, ethereumPath } from '#core/bip32.ts'
import { entropyFromPhrase, seedFromEntropy } from '#core/bip39.ts'
import { addressFromPrivateKey } from '#core/signature.ts'

test('the first accounts of the phrase that every development node uses', async () => {
  const entropy = entropyFromPhrase(`${'test '.repeat(11)}junk`)
  const seed = await seedFromEntropy(entropy.ok ? entropy.value : new Uint8Array())
  const accounts = [0, 1].map((index) => addressFromPrivateKey(derivePrivateKey(seed, ethereumPath(index))))
  expect(accounts).toEqual(['0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266', '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'])
})

test('takes only paths in their one spelling, and leaves the seed as it was', () => {
  const seed = new Uint8Array(64).fill(3)
  for (const path of [
    '',
    '/',
    'm/',
    "m'",
    'M/0',
    'm/00',
    'm/-1',
    'm/0h',
    "m/0''",
    'm/2147483648',
    'm/0//1',
    'm/0x1',
    'm/1 ',
  ]) {
    expect(() => derivePrivateKey(seed, path), path).toThrow(RangeError)
  }
  expect(derivePrivateKey(seed, 'm/2147483647')).toHaveLength(32)
  expect(seed).toEqual(new Uint8Array(64).fill(3))
})

test('any seed and any path, as another library has it', () => {
  const seeds = fc.uint8Array({ minLength: 16, maxLength: 64 })
  const part = fc.tuple(fc.nat(2 ** 31 - 1), fc.boolean()).map(([number, hard]) => `${number}${hard ? "'" : ''}`)
  fc.assert(
    fc.property(seeds, fc.array(part, { maxLength: 5 }), (seed, parts) => {
      const path = ['m', ...parts].join('/')
      expect(derivePrivateKey(seed, path)).toEqual(HDKey.fromMasterSeed(seed).derive(path).privateKey)
    }),
    { numRuns: 50 },
  )
  for (const length of [15, 65]) expect(() => derivePrivateKey(new Uint8Array(length), 'm')).toThrow(RangeError)
})

test('no key and no chain code on the way stays in memory', () => {
  const seed = new Uint8Array(32).fill(9)
  // What is made on the way is only seen where its bytes are written.
  const written = vi.spyOn(Uint8Array.prototype, 'set')
  const key = derivePrivateKey(seed, "m/44'/60'/0'/0/0")
  const contexts: readonly unknown[] = written.mock.contexts
  const ours = contexts.filter((bytes) => bytes instanceof Uint8Array).filter(({ length }) => [37, 64].includes(length))
  written.mockRestore()
  expect(ours.length).toBeGreaterThanOrEqual(10)
  expect(ours.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true)
  expect(key.some((byte) => byte !== 0)).toBe(true)
})
