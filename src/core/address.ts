import * as v from 'valibot'
import { bytesFromHex, type Hex } from '#core/hex.ts'
import { keccak256 } from '#core/keccak.ts'

const shape = /^0x[0-9a-fA-F]{40}$/

/** The addresses that a wallet meets again and again are few: each is hashed once while it is among them. */
const remembered = new Map<string, string>()
const mostRemembered = 256

function hashed(lower: string): string {
  const digest = keccak256(new TextEncoder().encode(lower.slice(2)))
  let text = '0x'
  for (let index = 0; index < 40; index += 1) {
    const byte = digest[index >> 1] ?? 0
    const nibble = index % 2 === 0 ? byte >> 4 : byte & 15
    const digit = lower.charAt(index + 2)
    text += nibble >= 8 ? digit.toUpperCase() : digit
  }
  return text
}

function checksum(lower: string): string {
  const known = remembered.get(lower)
  if (known !== undefined) return known
  const text = hashed(lower)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(lower, text)
  return text
}

/** A mixed-case address must carry its right checksum; one case only carries none and is accepted. Source: EIP-55. */
function hasValidCase(text: string): boolean {
  const digits = text.slice(2)
  return digits === digits.toLowerCase() || digits === digits.toUpperCase() || text === checksum(text.toLowerCase())
}

/** A 20-byte account address in its EIP-55 form. A wrong checksum is refused, as it is most likely a typing error. */
export const Address = v.pipe(
  v.string(),
  v.regex(shape),
  v.check(hasValidCase, 'checksum'),
  v.transform((text) => checksum(text.toLowerCase()) as `0x${string}`),
  v.brand('Address'),
)
export type Address = v.InferOutput<typeof Address>

/** @param bytes 20 of them. */
export function addressFromBytes(bytes: Uint8Array): Address {
  let lower = '0x'
  for (const byte of bytes) lower += byte.toString(16).padStart(2, '0')
  return v.parse(Address, lower)
}

export const addressBytes = (address: Address): Uint8Array<ArrayBuffer> => bytesFromHex(address as string as Hex)
