import { expect, test } from 'vitest'
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
