import { concatBytes } from '#core/concat-bytes.ts'
import { hexFromBytes, type Hex } from '#core/hex.ts'
import { keccak256 } from '#core/keccak.ts'
import { encodeText } from '#core/utf8.ts'

/** 32 bytes. @param labels of a normalised name, the last one its top. Source: ENSIP-1 §namehash algorithm. */
export const namehash = (labels: readonly string[]): Hex =>
  hexFromBytes(
    labels.reduceRight<Uint8Array>(
      (node, label) => keccak256(concatBytes(node, keccak256(encodeText(label)))),
      new Uint8Array(32),
    ),
  )

/** Each label after its length, and a zero at the end. Source: ENSIP-10, RFC 1035 §3.1. */
export const wireName = (labels: readonly string[]): Uint8Array =>
  concatBytes(...labels.map(encodeText).flatMap((label) => [Uint8Array.of(label.length), label]), Uint8Array.of(0))
