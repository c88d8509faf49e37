const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text that these bytes are, `null` when they are not UTF-8. Nothing is replaced, a byte order mark stays. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

export const encodeText = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
