import * as v from 'valibot'

/** Whole bytes as `0x` and an even number of hex digits, lower case after parsing. Source: EIP-1474 "Data". */
export const Hex = v.pipe(
  v.string(),
  v.regex(/^0x([0-9a-fA-F]{2})*$/),
  v.transform((text) => text.toLowerCase() as `0x${string}`),
  v.brand('Hex'),
)
export type Hex = v.InferOutput<typeof Hex>

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function hexFromBytes(bytes: Uint8Array): Hex {
  let text = '0x'
  for (const byte of bytes) text += digits[byte] ?? ''
  return text as Hex
}

export function bytesFromHex(hex: Hex): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array((hex.length - 2) / 2)
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = Number.parseInt(hex.slice(2 + index * 2, 4 + index * 2), 16)
  }
  return bytes
}
