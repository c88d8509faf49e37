import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'

/** 32 bytes. Source: FIPS 180-4. */
export const sha256 = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => nobleSha256(bytes)
