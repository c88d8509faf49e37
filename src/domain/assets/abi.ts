import type { Address } from '#core/address.ts'
import { bytesFromHex, hexFromBytes, type Hex } from '#core/hex.ts'
import { decodeText } from '#core/utf8.ts'

const wordDigits = 64

/** 64 digits, without `0x`. */
export const word = (value: bigint | Address): string =>
  (typeof value === 'bigint' ? value.toString(16) : value.slice(2).toLowerCase()).padStart(wordDigits, '0')

/** A call's data. Source: Solidity ABI specification. @param selector `0x` and 8 digits. */
export const encodeCall = (selector: `0x${string}`, ...values: readonly (bigint | Address)[]): Hex =>
  `${selector}${values.map(word).join('')}` as Hex

/** The one word that an answer is; `null` for any other length. */
export const decodeWord = (data: Hex): bigint | null => (data.length === 2 + wordDigits ? BigInt(data) : null)

function dynamicText(bytes: Uint8Array): string | null {
  const at = (offset: number): number => Number(BigInt(hexFromBytes(bytes.subarray(offset, offset + 32))))
  const offset = at(0)
  if (offset + 32 > bytes.length) return null
  const length = at(offset)
  const start = offset + 32
  return start + length > bytes.length ? null : decodeText(bytes.subarray(start, start + length))
}

/** A `string`, or a `bytes32` padded with zeros as the first tokens have it; `null` for what is neither, or no UTF-8. */
export function decodeString(data: Hex): string | null {
  const bytes = bytesFromHex(data)
  if (bytes.length !== 32) return bytes.length < 64 ? null : dynamicText(bytes)
  const end = bytes.findIndex((byte) => byte === 0)
  return decodeText(end === -1 ? bytes : bytes.subarray(0, end))
}
