import type { Hex } from '#core/hex.ts'
import { hex } from '#domain/testing/transactions.ts'

/** Small contracts that behave badly, in bytes of the machine. Source: Ethereum Yellow Paper, Appendix H. */

const bytesIn = (code: string): number => code.length / 2
const byte = (value: number): string => value.toString(16).padStart(2, '0')

/** Runs `body` where `condition` leaves anything but 0, and otherwise `rest`. */
const branch = (condition: string, body: string, rest = '00'): Hex =>
  hex(`0x${condition}60${byte(bytesIn(condition) + 3 + bytesIn(rest))}57${rest}5b${body}`)

/** Takes 5 units of a token from whoever calls, for `thief`, by an allowance that it was given before. */
export function takesIf(condition: string, token: string, thief: string): Hex {
  const selector = '6323b872dd60e01b5f52'
  const from = '33600452'
  const to = `73${thief.slice(2)}602452`
  const amount = '6005604452'
  const call = `5f5f60645f5f73${token.slice(2)}5af15000`
  return branch(condition, selector + from + to + amount + call)
}

/** Keeps what it is paid where the condition holds; otherwise pays it back. */
export const keptIf = (condition: string): Hex => branch(condition, '00', '5f5f5f5f34335af15000')

/** @param selector of an error without arguments. */
export const revertsWith = (selector: string): Hex => hex(`0x63${selector.slice(2)}60e01b5f5260045ffd`)
