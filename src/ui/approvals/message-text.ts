import { bytesFromHex, type Hex } from '#core/hex.ts'

/** The bytes of a message as text, when they are UTF-8 and nothing else; `null` for what is no text. Source: EIP-191. */
export function messageText(message: Hex): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesFromHex(message))
  } catch {
    return null
  }
}

/** A digest-like message says nothing to a reader; it is shown in groups. */
export const hexLines = (hex: Hex): string =>
  hex
    .slice(2)
    .match(/.{1,8}/g)
    ?.join(' ') ?? ''
