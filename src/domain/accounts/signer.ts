import type { Address } from '#core/address.ts'
import type { Result } from '#core/result.ts'
import type { Signature } from '#core/signature.ts'

/** The only way to a private key. Deterministic (RFC 6979): the same digest gives the same signature. */
export type Signer = {
  /** @param digest 32 bytes. */
  readonly sign: (account: Address, digest: Uint8Array) => Promise<Result<Signature, 'locked' | 'unknown-account'>>
}
