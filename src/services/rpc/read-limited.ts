import { err, ok, type Result } from '#core/result.ts'

/**
 * The body as text. Longer than `maxBytes` is `too-large` and the rest is not fetched; what is no UTF-8 is
 * `malformed`. Throws what the stream throws.
 */
export async function readLimited(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Result<string, 'too-large' | 'malformed'>> {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > maxBytes) {
      await reader.cancel()
      return err('too-large')
    }
    chunks.push(value)
  }
  return decode(chunks)
}

function decode(chunks: readonly Uint8Array[]): Result<string, 'malformed'> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    const parts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }))
    return ok(parts.join('') + decoder.decode())
  } catch {
    return err('malformed')
  }
}
