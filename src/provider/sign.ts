import type { Address } from '#core/address.ts'
import { failure, FailureError } from '#core/failure.ts'
import { hexFromBytes, type Hex } from '#core/hex.ts'
import { signatureBytes } from '#core/signature.ts'
import { LockedError } from '#domain/locked-error.ts'
import type { Context } from '#provider/method.ts'

/** 65 bytes: r, s, v with v 27 or 28. Deterministic, so that a second run gives the same. */
export async function sign(account: Address, digest: Uint8Array, { services }: Context): Promise<Hex> {
  const signed = await services.signer.sign(account, digest)
  if (signed.ok) return hexFromBytes(signatureBytes(signed.value))
  if (signed.error === 'locked') throw new LockedError()
  throw new FailureError(failure('unknown-account', 'unauthorized'))
}
