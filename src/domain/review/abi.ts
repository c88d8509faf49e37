import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { bytesFromHex, hexFromBytes, type Hex } from '#core/hex.ts'

/** The fixed-size arguments of a call, read as the EVM reads them. Source: Solidity ABI specification. */
export type Arguments = {
  readonly address: (index: number) => Address
  readonly integer: (index: number) => bigint
  readonly flag: (index: number) => boolean
}

const wordSize = 32

/**
 * What is missing at the end reads as zero, what is too much is not looked at, and the upper bytes of an address do not
 * count: contracts accept all three, so a reader that refused them would not see what they do.
 */
function word(data: Hex, offset: number): Uint8Array {
  const bytes = new Uint8Array(wordSize)
  bytes.set(bytesFromHex(data).subarray(offset, offset + wordSize))
  return bytes
}

export const integerAt = (data: Hex, offset: number): bigint => BigInt(hexFromBytes(word(data, offset)))

/** `0x` and 8 digits, or `null` where the data is too short to name a function. */
export const selectorOf = (data: Hex): string | null => (data.length < 10 ? null : data.slice(0, 10))

export function argumentsOf(data: Hex): Arguments {
  const integer = (index: number): bigint => integerAt(data, 4 + index * wordSize)
  return {
    integer,
    flag: (index) => integer(index) !== 0n,
    address: (index) => v.parse(Address, hexFromBytes(word(data, 4 + index * wordSize).subarray(12))),
  }
}
