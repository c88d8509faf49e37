import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'

/**
 * One key made into another for the purpose that `info` names. No salt: `key` is already uniform. Source: RFC 5869.
 * @param length bytes, at most 8160.
 */
export const hkdfSha256 = (key: Uint8Array, info: Uint8Array, length: number): Uint8Array<ArrayBuffer> =>
  hkdf(sha256, key, undefined, info, length)
