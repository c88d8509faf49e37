import { sign } from '@noble/secp256k1'
import { keccak256 } from '#core/keccak.ts'
import { addressFromPrivateKey, recoverAddress, signDigest } from '#core/signature.ts'
import type { Measurement } from '#tests/bench/row.ts'
import { interleaved, summary } from '#tests/bench/statistics.ts'

const batch = 200

/**
 * Signatures per second of `core/signature.ts` beside the library that it wraps, in Node: through a page each would need
 * the user's approval. All of them are recovered to the address that signed.
 */
export async function signatureRow(): Promise<Measurement> {
  const key = new Uint8Array(32).fill(7)
  const owner = addressFromPrivateKey(key)
  const digests = Array.from({ length: batch }, (_, index) => keccak256(Uint8Array.of(index)))
  let failures = 0
  const rate = (run: (digest: Uint8Array) => unknown) => () => {
    const begin = performance.now()
    for (const digest of digests) run(digest)
    return Promise.resolve((batch * 1000) / (performance.now() - begin))
  }
  const taken = await interleaved(10, {
    floor: rate((digest) => sign(digest, key, { prehash: false, lowS: true, format: 'recovered' })),
    coffer: rate((digest) => signDigest(key, digest)),
  })
  for (const digest of digests) {
    const signer = recoverAddress(digest, signDigest(key, digest))
    if (!signer.ok || signer.value !== owner) failures += 1
  }
  return { id: 'signatures', floor: summary(taken.floor), coffer: summary(taken.coffer), failures }
}
