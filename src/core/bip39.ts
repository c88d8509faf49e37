import { entropyToMnemonic, mnemonicToEntropy, mnemonicToSeedWebcrypto } from '@scure/bip39'
import { wordlist as words } from '@scure/bip39/wordlists/english.js'
import { err, ok, type Result } from '#core/result.ts'

/** The 2048 English words, in the order of the standard. */
export const wordlist: readonly string[] = words

const known: ReadonlySet<string> = new Set(words)

export const wordCounts = [12, 15, 18, 21, 24] as const
const isWordCount = (count: number): boolean => wordCounts.some((valid) => valid === count)

/** `unknownWord` counts from 0. */
export type PhraseRefusal = 'word-count' | 'checksum' | { readonly unknownWord: number }

/** @param entropy 16, 20, 24, 28 or 32 bytes. Source: BIP-39 §Generating the mnemonic. */
export const phraseFromEntropy = (entropy: Uint8Array): string => entropyToMnemonic(entropy, words)

/** Reads what a person typed or pasted: any white space between the words, any case, any Unicode form. */
export function entropyFromPhrase(text: string): Result<Uint8Array<ArrayBuffer>, PhraseRefusal> {
  const typed = text.normalize('NFKD').toLowerCase().trim().split(/\s+/u)
  if (!isWordCount(typed.length)) return err('word-count')
  const unknownWord = typed.findIndex((word) => !known.has(word))
  if (unknownWord >= 0) return err({ unknownWord })
  try {
    return ok(mnemonicToEntropy(typed.join(' '), words))
  } catch {
    return err('checksum')
  }
}

/**
 * 64 bytes: PBKDF2-HMAC-SHA512 of the English phrase, 2048 rounds, by WebCrypto. Source: BIP-39 §From mnemonic to seed.
 * @param passphrase well-formed Unicode; every other passphrase is another wallet.
 */
export const seedFromEntropy = (entropy: Uint8Array, passphrase = ''): Promise<Uint8Array<ArrayBuffer>> =>
  mnemonicToSeedWebcrypto(phraseFromEntropy(entropy), passphrase)
