import * as v from 'valibot'
import { expect, test } from 'vitest'
import { derivePrivateKey } from '#core/bip32.ts'
import { entropyFromPhrase, phraseFromEntropy, seedFromEntropy } from '#core/bip39.ts'
import { hexFromBytes } from '#core/hex.ts'
import { ok } from '#core/result.ts'
import { decodeText } from '#core/utf8.ts'
import { bytesOf } from '#tests/vectors/bytes-of.ts'
import { readVectors } from '#tests/vectors/read-vectors.ts'

const trezor = readVectors('trezor-bip39', v.array(v.tuple([v.string(), v.string(), v.string(), v.string()])))

test('python-mnemonic: entropy, phrase and seed of all 24 English vectors', async () => {
  expect(trezor).toHaveLength(24)
  for (const [entropy, phrase, seed] of trezor) {
    const bytes = bytesOf(entropy)
    expect(phraseFromEntropy(bytes)).toBe(phrase)
    expect(entropyFromPhrase(phrase)).toEqual(ok(bytes))
    expect(await seedFromEntropy(bytes, 'TREZOR')).toEqual(bytesOf(seed))
  }
})

const Mnemonic = v.object({
  name: v.string(),
  locale: v.string(),
  phrase: v.optional(v.string()),
  password: v.optional(v.string()),
  entropy: v.optional(v.string()),
  seed: v.string(),
  nodes: v.array(v.object({ path: v.string(), privateKey: v.string() })),
})
const mnemonics = readVectors('ethers-mnemonics', v.array(Mnemonic))

test('ethers: phrase, entropy, passphrase and seed of all 40 English mnemonics', async () => {
  const english = mnemonics.filter(({ locale }) => locale === 'en')
  expect(english).toHaveLength(40)
  for (const { phrase = '', password = '', entropy = '', seed } of english) {
    const text = decodeText(bytesOf(phrase)) ?? ''
    const passphrase = decodeText(bytesOf(password)) ?? ''
    expect(entropyFromPhrase(text)).toEqual(ok(bytesOf(entropy)))
    expect(phraseFromEntropy(bytesOf(entropy))).toBe(text)
    expect(await seedFromEntropy(bytesOf(entropy), passphrase)).toEqual(bytesOf(seed))
  }
})

test('ethers: every key under the seeds of all 400 mnemonics, ten languages', () => {
  expect(mnemonics).toHaveLength(400)
  expect(new Set(mnemonics.map(({ locale }) => locale)).size).toBe(10)
  let keys = 0
  for (const { seed, nodes } of mnemonics) {
    for (const { path, privateKey } of nodes) {
      expect(hexFromBytes(derivePrivateKey(bytesOf(seed), path))).toBe(privateKey)
      keys += 1
    }
  }
  expect(keys).toBe(2_400)
})
