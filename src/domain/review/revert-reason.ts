import * as v from 'valibot'
import { bytesFromHex, Hex } from '#core/hex.ts'
import { decodeText } from '#core/utf8.ts'
import { argumentsOf, integerAt, selectorOf } from '#domain/review/abi.ts'
import { causeOfWords, knownError } from '#domain/review/known-errors.ts'
import type { RevertCause } from '#domain/review/revert-cause.ts'

const longest = 300

/** Source: Solidity documentation, “Panic via assert and Error via require”. */
const panics: Readonly<Record<string, { readonly words: string; readonly cause: RevertCause }>> = {
  '1': { words: 'assertion failed', cause: 'assertion' },
  '17': { words: 'arithmetic overflow', cause: 'overflow' },
  '18': { words: 'division by zero', cause: 'division' },
  '33': { words: 'invalid enum value', cause: 'enum' },
  '34': { words: 'broken storage', cause: 'storage' },
  '49': { words: 'pop of an empty array', cause: 'empty' },
  '50': { words: 'index out of range', cause: 'index' },
  '65': { words: 'out of memory', cause: 'memory' },
  '81': { words: 'call of an empty function', cause: 'function' },
}

/** `Error(string)`: the offset, then the length, then the text. */
function errorText(data: Hex): string | null {
  const offset = integerAt(data, 4)
  if (offset > BigInt(data.length)) return null
  const start = 4 + Number(offset)
  const length = integerAt(data, start)
  const bytes = bytesFromHex(data)
  if (BigInt(start + 32) + length > BigInt(bytes.length)) return null
  return decodeText(bytes.subarray(start + 32, start + 32 + Number(length)))
}

/** The revert data, wherever the node put it: `data`, or `data.data`. */
function revertData(data: unknown): Hex | null {
  const inner = typeof data === 'object' && data !== null && 'data' in data ? data.data : data
  const parsed = v.safeParse(Hex, inner)
  return parsed.success ? parsed.output : null
}

/** What is known of why a call failed, as a simulation has it. */
export type Revert = { readonly reason: string | null; readonly cause?: RevertCause }

const inWords = (words: string | null): Revert => {
  const reason = words?.slice(0, longest) ?? null
  const cause = reason === null ? null : causeOfWords(reason)
  return { reason, ...(cause !== null && { cause }) }
}

function customError(data: Hex, selector: string): Revert {
  const known = knownError(selector)
  if (known === null) return { reason: selector }
  const values = argumentsOf(data)
  const shown = known.types.map((type, index) =>
    type === 'address'
      ? values.address(index)
      : type === 'bytes32'
        ? wordAt(data, index)
        : String(values.integer(index)),
  )
  return { reason: `${known.name}(${shown.join(', ')})`, cause: known.cause }
}

const wordAt = (data: Hex, index: number): string => `0x${data.slice(10 + index * 64, 74 + index * 64).padEnd(64, '0')}`

/** Why a call failed, in the contract's own words, or by the name of its error; else what the node says. */
export function revertOf(failure: { readonly message: string; readonly data?: unknown }): Revert {
  const data = revertData(failure.data)
  const selector = data === null ? null : selectorOf(data)
  if (data !== null && selector === '0x08c379a0') return inWords(errorText(data))
  if (data !== null && selector === '0x4e487b71') {
    const code = integerAt(data, 4).toString()
    const known = panics[code]
    return known === undefined
      ? { reason: `panic ${code}`, cause: 'panic' }
      : { reason: known.words, cause: known.cause }
  }
  if (data !== null && selector !== null) return customError(data, selector)
  const said = failure.message.replace(/^.*execution (reverted|failed):? ?/i, '')
  return inWords(said === '' ? null : said)
}
