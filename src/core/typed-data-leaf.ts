import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { bytesFromBigint } from '#core/bigint-bytes.ts'
import { bytesFromHex, Hex } from '#core/hex.ts'
import { keccak256 } from '#core/keccak.ts'
import { TypedDataError } from '#core/typed-data-error.ts'
import { encodeText, isWellFormed } from '#core/utf8.ts'

const decimal = /^(0|-?[1-9]\d{0,77})$/
const hexadecimal = /^0x[0-9a-fA-F]{1,64}$/

function integer(value: unknown): bigint | null {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null
  if (typeof value === 'string' && (decimal.test(value) || hexadecimal.test(value))) return BigInt(value)
  return null
}

function integerText(type: string, value: unknown): string | null {
  const number = integer(value)
  if (number === null) return null
  const signed = type.startsWith('int')
  const bits = BigInt(type.slice(signed ? 3 : 4))
  const least = signed ? -(2n ** (bits - 1n)) : 0n
  const most = signed ? 2n ** (bits - 1n) - 1n : 2n ** bits - 1n
  return number >= least && number <= most ? number.toString() : null
}

function bytesText(type: string, value: unknown): string | null {
  const parsed = v.safeParse(Hex, value)
  if (!parsed.success) return null
  return type === 'bytes' || parsed.output.length === 2 + 2 * Number(type.slice(5)) ? parsed.output : null
}

function canonicalText(type: string, value: unknown): string | null {
  if (type === 'string') return typeof value === 'string' && isWellFormed(value) ? value : null
  if (type === 'bool') return typeof value === 'boolean' ? String(value) : null
  if (type === 'address') {
    const parsed = v.safeParse(Address, value)
    return parsed.success ? parsed.output : null
  }
  return type.startsWith('bytes') ? bytesText(type, value) : integerText(type, value)
}

/**
 * The one spelling of a value of an atomic type, to be shown as it is: decimal digits, `true` or `false`, lower-case hex,
 * an address in its EIP-55 form, the text itself.
 */
export function readLeaf(type: string, value: unknown, at: string): string {
  const text = canonicalText(type, value)
  if (text === null) throw new TypedDataError('value', at)
  return text
}

/** 32 bytes. @param text from `readLeaf`. Source: EIP-712 §Definition of encodeData. */
export function encodeLeaf(type: string, text: string): Uint8Array {
  if (type === 'string') return keccak256(encodeText(text))
  if (type === 'bytes') return keccak256(bytesFromHex(v.parse(Hex, text)))
  if (type === 'bool') return bytesFromBigint(text === 'true' ? 1n : 0n, 32)
  if (type.startsWith('bytes')) {
    const word = new Uint8Array(32)
    word.set(bytesFromHex(v.parse(Hex, text)))
    return word
  }
  return bytesFromBigint(BigInt.asUintN(256, BigInt(text)), 32)
}
