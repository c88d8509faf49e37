import * as v from 'valibot'
import { bytesFromHex, Hex } from '#core/hex.ts'
import { decodeText } from '#core/utf8.ts'
import { integerAt, selectorOf } from '#domain/review/abi.ts'

const longest = 300

/** Source: Solidity documentation, “Panic via assert and Error via require”. */
const panics: Readonly<Record<string, string>> = {
  '1': 'assertion failed',
  '17': 'arithmetic overflow',
  '18': 'division by zero',
  '33': 'invalid enum value',
  '34': 'broken storage',
  '49': 'pop of an empty array',
  '50': 'index out of range',
  '65': 'out of memory',
  '81': 'call of an empty function',
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

/** Why a call failed, in the contract's own words; a custom error by its selector; else what the node says. */
export function revertReason(failure: { readonly message: string; readonly data?: unknown }): string | null {
  const data = revertData(failure.data)
  const selector = data === null ? null : selectorOf(data)
  if (data !== null && selector === '0x08c379a0') return errorText(data)?.slice(0, longest) ?? null
  if (data !== null && selector === '0x4e487b71') {
    const code = integerAt(data, 4).toString()
    return panics[code] ?? `panic ${code}`
  }
  if (selector !== null) return selector
  const said = failure.message.replace(/^.*execution reverted:? ?/i, '').slice(0, longest)
  return said === '' ? null : said
}
