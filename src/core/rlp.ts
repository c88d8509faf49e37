import { bigintFromBytes, minimalBytes } from '#core/bigint-bytes.ts'
import { concatBytes } from '#core/concat-bytes.ts'
import { err, ok, type Result } from '#core/result.ts'

/** Recursive length prefix: bytes, or a list of the same. Source: Yellow Paper appendix B. */
export type RlpItem = Uint8Array | readonly RlpItem[]

/** More than any transaction: geth refuses one above 128 KiB, blobs aside. */
const largestInput = 1_048_576
const deepest = 32

const shortString = 0x80
const shortList = 0xc0
const shortest = 55

function prefix(base: number, length: number): Uint8Array {
  if (length <= shortest) return Uint8Array.of(base + length)
  const size = minimalBytes(BigInt(length))
  return concatBytes(Uint8Array.of(base + shortest + size.length), size)
}

const isBytes = (item: RlpItem): item is Uint8Array => item instanceof Uint8Array

export function encodeRlp(item: RlpItem): Uint8Array<ArrayBuffer> {
  if (!isBytes(item)) {
    const body = concatBytes(...item.map(encodeRlp))
    return concatBytes(prefix(shortList, body.length), body)
  }
  const [first] = item
  if (item.length === 1 && first !== undefined && first < shortString) return concatBytes(item)
  return concatBytes(prefix(shortString, item.length), item)
}

type Decoded = { readonly item: RlpItem; readonly end: number }

/** Where the payload of the item at `start` begins and ends; `null` when it is cut off or not in its shortest form. */
function payload(bytes: Uint8Array, start: number, base: number): { from: number; to: number } | null {
  const length = (bytes[start] ?? 0) - base
  if (length <= shortest) return { from: start + 1, to: start + 1 + length }
  const size = bytes.subarray(start + 1, start + 1 + length - shortest)
  if (size.length !== length - shortest || size.length > 4 || size[0] === 0) return null
  const long = Number(bigintFromBytes(size))
  const from = start + 1 + size.length
  return long <= shortest ? null : { from, to: from + long }
}

function decodeAt(bytes: Uint8Array, start: number, limit: number, depth: number): Decoded | null {
  const first = bytes[start]
  if (first === undefined || start >= limit || depth > deepest) return null
  if (first < shortString) return { item: bytes.slice(start, start + 1), end: start + 1 }
  const span = payload(bytes, start, first < shortList ? shortString : shortList)
  if (span === null || span.to > limit) return null
  if (first < shortList) {
    const item = bytes.slice(span.from, span.to)
    const [only] = item
    return item.length === 1 && only !== undefined && only < shortString ? null : { item, end: span.to }
  }
  const item: RlpItem[] = []
  let at = span.from
  while (at < span.to) {
    const next = decodeAt(bytes, at, span.to, depth + 1)
    if (next === null) return null
    item.push(next.item)
    at = next.end
  }
  return { item, end: span.to }
}

/** Reads only what `encodeRlp` would write: shortest forms, nothing behind the item, bounded in size and depth. */
export function decodeRlp(bytes: Uint8Array): Result<RlpItem, 'malformed'> {
  if (bytes.length > largestInput) return err('malformed')
  const decoded = decodeAt(bytes, 0, bytes.length, 0)
  return decoded?.end === bytes.length ? ok(decoded.item) : err('malformed')
}
