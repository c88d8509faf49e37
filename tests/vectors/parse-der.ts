import { bigintFromBytes } from '#core/bigint-bytes.ts'

type Integer = { readonly value: bigint; readonly end: number }

/** An INTEGER in its one DER form: short length, no needless leading zero, not negative. */
function integerAt(bytes: Uint8Array, start: number): Integer | null {
  const length = bytes[start + 1] ?? 0
  const from = start + 2
  const content = bytes.subarray(from, from + length)
  const [first = 0, second = 0] = content
  if (bytes[start] !== 2 || length === 0 || length > 33 || content.length !== length) return null
  if (first >= 0x80 || (first === 0 && length > 1 && second < 0x80)) return null
  return { value: bigintFromBytes(content), end: from + length }
}

/** `SEQUENCE { r INTEGER, s INTEGER }` and nothing behind it; `null` for anything else. Source: RFC 3279 §2.2.3, X.690 §10. */
export function parseDer(bytes: Uint8Array): { readonly r: bigint; readonly s: bigint } | null {
  if (bytes[0] !== 0x30 || bytes[1] !== bytes.length - 2 || bytes.length > 72) return null
  const r = integerAt(bytes, 2)
  const s = r === null ? null : integerAt(bytes, r.end)
  return r === null || s?.end !== bytes.length ? null : { r: r.value, s: s.value }
}
