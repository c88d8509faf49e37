const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const loneSurrogate = /\p{Surrogate}/u

/** The text that these bytes are, `null` when they are not UTF-8. Nothing is replaced, a byte order mark stays. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** Half of a surrogate pair has no UTF-8: encoding would put U+FFFD in its place, and two texts would be one. */
export const isWellFormed = (text: string): boolean => !loneSurrogate.test(text)

export const encodeText = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
