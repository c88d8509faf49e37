import { type Address, addressBytes, addressFromBytes } from '#core/address.ts'
import { concatBytes } from '#core/concat-bytes.ts'
import { bytesFromHex, type Hex, hexFromBytes } from '#core/hex.ts'

/** What stands in place of the code of an account that lets another's code act: 0xef0100 and 20 bytes. Source: EIP-7702. */
const prefix = Uint8Array.of(0xef, 0x01, 0x00)
const length = 23

export const delegationCode = (delegate: Address): Hex => hexFromBytes(concatBytes(prefix, addressBytes(delegate)))

/** Whose code acts for an account, or `null` where its code, if it has any, is its own. @param code what `eth_getCode` says. */
export function delegateOf(code: Hex): Address | null {
  const bytes = bytesFromHex(code)
  const isDelegation = bytes.length === length && prefix.every((byte, index) => bytes[index] === byte)
  return isDelegation ? addressFromBytes(bytes.subarray(prefix.length)) : null
}
