import { keccak_256 } from '@noble/hashes/sha3.js'

/** Keccak-256 as Ethereum uses it (the padding before FIPS 202). 32 bytes. */
export const keccak256 = (bytes: Uint8Array): Uint8Array => keccak_256(bytes)
