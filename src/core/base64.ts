import { base64 } from '@scure/base'

/** With padding. Source: RFC 4648 §4. */
export const base64FromBytes = (bytes: Uint8Array): string => base64.encode(bytes)

/** `null` for anything but the one canonical spelling of some bytes. */
export function bytesFromBase64(text: string): Uint8Array | null {
  try {
    return base64.decode(text)
  } catch {
    return null
  }
}
