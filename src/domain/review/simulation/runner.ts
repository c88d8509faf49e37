import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { bytesFromHex, hexFromBytes, type Hex } from '#core/hex.ts'

/** A question to a contract that changes nothing; at most 255 bytes of data, of whose answer the first word counts. */
export type Question = { readonly to: Address; readonly data: Hex }

/** `null` where no whole word was answered. */
export type Answers = { readonly coin: bigint; readonly words: readonly (bigint | null)[] }

/** A call, and what was answered around it. `coin` in wei, of whoever called; `data` is what the call gave back. */
export type Run = {
  readonly worked: boolean
  readonly data: Hex
  readonly before: Answers
  readonly after: Answers
}

/** Where the called contract’s own program lies meanwhile, and where it is noted that the call is under way: nobody’s address. */
export const aside = v.parse(Address, '0x436f666665722072756e732074686520636f6465')

/** The program in two parts, with the most gas of the call between them. Each instruction: docs/simulation.md. */
const opening =
  '0x73436f666665722072756e732074686520636f64655415610052573660006000376000600036600073436f666665722072756e732074686520636f64655af43d600060003e61004d573d6000fd5b3d6000f35b600173436f666665722072756e732074686520636f6465556100756102406100ca565b366000823760006000368373436f666665722072756e732074686520636f6465'
const rest =
  'f4610220523d81526020013d6000823e3d016100b5906100ca565b65436f66666572610200526102009003610200f35b323181526020016101315b3881106100e0575090565b60158160003960005160581c8060ff169060081c91601501818160003981019160006101005260206101008360008462030d40fa601f3d1116915050825261010051826020015290604001906100d556'

const word = 32
/** "Coffer": what no contract puts first by chance, where a node has not put the program in place. */
const mark = 0x436f66666572n
const mostGas = 0xffffffffn

const sized = (value: bigint | number, bytes: number): string => value.toString(16).padStart(bytes * 2, '0')

/**
 * A program that stands in place of the contract which a transaction calls. It asks the questions, lets the contract’s own
 * code do the call in its place, and asks them again. @param gas the most that the call may use; `null` for all there is.
 */
export function runnerOf(questions: readonly Question[], gas: bigint | null): Hex {
  const list = questions.map(
    ({ to, data }) => to.slice(2).toLowerCase() + sized((data.length - 2) / 2, 1) + data.slice(2),
  )
  const limit = gas === null || gas > mostGas ? mostGas : gas
  return `${opening}63${sized(limit, 4)}${rest}${list.join('')}` as Hex
}

/** What the program gave back to a list of `count` questions; `null` where the answer is anything else. */
export function readRun(answer: Hex, count: number): Run | null {
  const bytes = bytesFromHex(answer)
  const round = word * (1 + 2 * count)
  const at = (offset: number): bigint => BigInt(hexFromBytes(bytes.subarray(offset, offset + word)))
  const answersAt = (start: number): Answers => ({
    coin: at(start),
    words: Array.from({ length: count }, (_, index) => {
      const place = start + word * (1 + 2 * index)
      return at(place) === 1n ? at(place + word) : null
    }),
  })
  const first = 2 * word
  const data = first + round + word
  if (bytes.length < data + round || at(0) !== mark) return null
  const size = at(data - word)
  if (size !== BigInt(bytes.length - data - round)) return null
  const end = data + Number(size)
  return {
    worked: at(word) === 1n,
    data: hexFromBytes(bytes.subarray(data, end)),
    before: answersAt(first),
    after: answersAt(end),
  }
}
