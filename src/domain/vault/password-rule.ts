import { commonPasswords } from '#domain/vault/common-passwords.ts'

/** 0 refused or nearly nothing, 1 weak, 2 fair, 3 good, 4 strong. */
export type PasswordStrength = 0 | 1 | 2 | 3 | 4

const leastCharacters = 8

/** The alphabets a guesser tries, with their sizes; whatever is in none of them counts as 100. */
const alphabets = [
  [/[a-z]/u, 26],
  [/[A-Z]/u, 26],
  [/[0-9]/u, 10],
  [/[ -/:-@[-`{-~]/u, 33],
  [/[^ -~]/u, 100],
] as const

const characters = (password: string): readonly string[] => Array.from(password.normalize('NFKC'))

/** The one rule a password must meet: 8 characters after NFKC, so that every keyboard counts alike. */
export const isAcceptablePassword = (password: string): boolean => characters(password).length >= leastCharacters

/** A character that repeats the one before, or goes on by one from it (abc, 321), tells a guesser almost nothing. */
function surprising(all: readonly string[]): number {
  return all.filter((character, index) => {
    const before = all[index - 1]?.codePointAt(0)
    const step = before === undefined ? 2 : Math.abs((character.codePointAt(0) ?? 0) - before)
    return step > 1
  }).length
}

const withoutCommon = (password: string): string =>
  commonPasswords
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, common) => rest.replaceAll(common, '\u0000'), password.toLowerCase())

/**
 * A rough estimate for a word beside the field, never a gate. Bits are those of random characters from the alphabets
 * used, less repeats and runs; a common password within counts as one character.
 */
export function passwordStrength(password: string): PasswordStrength {
  if (!isAcceptablePassword(password)) return 0
  const all = characters(password)
  const alphabet = alphabets.reduce((size, [shape, more]) => size + (shape.test(all.join('')) ? more : 0), 0)
  const distinct = new Set(all).size
  const telling = Math.min(surprising(all), characters(withoutCommon(password)).length, distinct * 2)
  const bits = telling * Math.log2(alphabet)
  if (bits < 28) return 0
  if (bits < 40) return 1
  if (bits < 55) return 2
  return bits < 75 ? 3 : 4
}
