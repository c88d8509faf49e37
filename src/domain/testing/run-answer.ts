import * as v from 'valibot'
import { Hex } from '#core/hex.ts'

type Round = { readonly coin: bigint; readonly words: readonly (bigint | null)[] }

const word = (value: bigint): string => value.toString(16).padStart(64, '0')
const roundOf = ({ coin, words }: Round): string =>
  word(coin) + words.map((each) => (each === null ? word(0n) + word(0n) : word(1n) + word(each))).join('')

/** What the program of `runnerOf` gives back, for tests without a node that runs it. */
export const runAnswer = (given: {
  readonly before: Round
  readonly after: Round
  readonly worked?: boolean
  readonly data?: string
}): Hex => {
  const { worked = true, data = '0x' } = given
  const head = [0x436f66666572n, worked ? 1n : 0n].map(word).join('')
  const returned = word(BigInt(data.length / 2 - 1)) + data.slice(2)
  return v.parse(Hex, `0x${head}${roundOf(given.before)}${returned}${roundOf(given.after)}`)
}
