import * as v from 'valibot'
import { Hex, hexFromBytes } from '#core/hex.ts'

/** One rule, shown as it is signed: whole bytes in `0x` hex are those bytes, anything else is its UTF-8. */
export function messageBytes(text: string): Hex {
  const hex = v.safeParse(Hex, text)
  return hex.success ? hex.output : hexFromBytes(new TextEncoder().encode(text))
}
