import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { getPublicKey, hashes, Point, recoverPublicKey, sign } from '@noble/secp256k1'
import { type Address, addressFromBytes } from '#core/address.ts'
import { assertLength } from '#core/assert-length.ts'
import { bigintFromBytes, bytesFromBigint } from '#core/bigint-bytes.ts'
import { concatBytes } from '#core/concat-bytes.ts'
import { keccak256 } from '#core/keccak.ts'
import { err, ok, type Result } from '#core/result.ts'

hashes.sha256 = sha256
hashes.hmacSha256 = (key, message) => hmac(sha256, key, message)

/** ECDSA over secp256k1. `s` is in the lower half of the order, so that a signature has one form only. Source: EIP-2. */
export type Signature = { readonly r: bigint; readonly s: bigint; readonly yParity: 0 | 1 }

/** Of the group of points: private keys are 1 to one less. */
export const order = Point.CURVE().n

/** Whether `r` and `s` are in range and `s` in the lower half. Source: EIP-2, Yellow Paper appendix F. */
export const isCanonical = ({ r, s }: Signature): boolean => r > 0n && r < order && s > 0n && s <= order / 2n

/** 65 bytes: 4, x, y. @param privateKey 32 bytes, 1 to the order of the curve less one. */
export const publicKey = (privateKey: Uint8Array): Uint8Array<ArrayBuffer> => getPublicKey(privateKey, false)

/** 33 bytes: 2 or 3 by the parity of y, x. @param privateKey as above. Source: SEC 1 §2.3.3. */
export const compressedPublicKey = (privateKey: Uint8Array): Uint8Array => getPublicKey(privateKey, true)

const addressFromPublicKey = (key: Uint8Array): Address => addressFromBytes(keccak256(key.subarray(1)).subarray(12))

export const addressFromPrivateKey = (privateKey: Uint8Array): Address => addressFromPublicKey(publicKey(privateKey))

/** Deterministic: the same key and digest give the same signature. Source: RFC 6979. @param digest 32 bytes. */
export function signDigest(privateKey: Uint8Array, digest: Uint8Array): Signature {
  assertLength('digest', digest, 32)
  const bytes = sign(digest, privateKey, { prehash: false, lowS: true, format: 'recovered' })
  const recovery = bytes[0]
  // 2 and 3 mean an x above the order: it happens once in 2^127 and has no Ethereum form.
  if (recovery !== 0 && recovery !== 1) throw new Error('a signature that Ethereum cannot write')
  return {
    r: bigintFromBytes(bytes.subarray(1, 33)),
    s: bigintFromBytes(bytes.subarray(33, 65)),
    yParity: recovery,
  }
}

/** `r`, `s` and `v` = 27 + yParity: 65 bytes as contracts and sites expect them. Source: Solidity `ecrecover`, EIP-191. */
export const signatureBytes = ({ r, s, yParity }: Signature): Uint8Array<ArrayBuffer> =>
  concatBytes(bytesFromBigint(r, 32), bytesFromBigint(s, 32), Uint8Array.of(27 + yParity))

/** Whose signature of `digest` (32 bytes) it is. One that is not canonical belongs to nobody. */
export function recoverAddress(digest: Uint8Array, signature: Signature): Result<Address, 'invalid'> {
  assertLength('digest', digest, 32)
  if (!isCanonical(signature)) return err('invalid')
  const bytes = concatBytes(
    Uint8Array.of(signature.yParity),
    bytesFromBigint(signature.r, 32),
    bytesFromBigint(signature.s, 32),
  )
  try {
    return ok(addressFromPublicKey(recoverPublicKey(bytes, digest, { prehash: false, isCompressed: false })))
  } catch {
    return err('invalid')
  }
}
