import type { Address } from '#core/address.ts'
import { err, ok, type Result } from '#core/result.ts'
import { signDigest, type Signature } from '#core/signature.ts'
import type { Keyring } from '#domain/accounts/keyring.ts'
import { LockedError } from '#domain/locked-error.ts'

/** The only way to a private key. Deterministic (RFC 6979): the same digest gives the same signature. */
export type Signer = {
  /** @param digest 32 bytes. */
  readonly sign: (account: Address, digest: Uint8Array) => Promise<Result<Signature, 'locked' | 'unknown-account'>>
}

export const createSigner = ({ keyring }: { readonly keyring: Keyring }): Signer => ({
  sign: async (account, digest) => {
    try {
      const signed = await keyring.withPrivateKey(account, (key) => signDigest(key, digest))
      return signed === null ? err('unknown-account') : ok(signed.value)
    } catch (thrown) {
      if (thrown instanceof LockedError) return err('locked')
      throw thrown
    }
  },
})
