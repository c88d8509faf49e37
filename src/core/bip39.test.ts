import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entropyFromPhrase, phraseFromEntropy, wordCounts, wordlist } from '#core/bip39.ts'
import { err, ok } from '#core/result.ts'

const zeros = `${'abandon '.repeat(11)}about`

test('2048 words, sorted, told apart by four letters', () => {
  expect(wordlist).toHaveLength(2_048)
  expect(new Set(wordlist.map((word) => word.slice(0, 4))).size).toBe(2_048)
  expect([...wordlist].sort()).toEqual(wordlist)
})

test('entropy of every length survives the phrase', () => {
  const entropy = fc
    .constantFrom(16, 20, 24, 28, 32)
    .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }))
  fc.assert(
    fc.property(entropy, (bytes) => {
      const phrase = phraseFromEntropy(bytes)
      expect(wordCounts).toContain(phrase.split(' ').length)
      expect(entropyFromPhrase(phrase)).toEqual(ok(bytes))
    }),
  )
})

test.each([`  ${zeros}\n`, zeros.toUpperCase(), zeros.replaceAll(' ', ' \t\n '), zeros.replaceAll(' ', '\u3000')])(
  'reads a phrase as it was typed: %j',
  (typed) => expect(entropyFromPhrase(typed)).toEqual(ok(new Uint8Array(16))),
)

test('says what is wrong with a phrase', () => {
  expect(entropyFromPhrase('')).toEqual(err('word-count'))
  expect(entropyFromPhrase('abandon about')).toEqual(err('word-count'))
  expect(entropyFromPhrase('abandon '.repeat(12))).toEqual(err('checksum'))
  expect(entropyFromPhrase(zeros.replace('about', 'abuot'))).toEqual(err({ unknownWord: 11 }))
  expect(entropyFromPhrase(zeros.replace('abandon', '__proto__'))).toEqual(err({ unknownWord: 0 }))
})
