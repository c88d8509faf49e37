import { deriveAddress } from '#domain/accounts/derive-account.ts'
import type { Payload } from '#domain/vault/payload.ts'

/** A new vault's content: the phrase and its first account. Takes no copy of the entropy. */
export async function firstPayload(entropy: Uint8Array): Promise<Payload> {
  const address = await deriveAddress(entropy, 0)
  return { entropy, accounts: [{ address, name: '', index: 0, hidden: false }], selected: address }
}
