import type { Address } from '#core/address.ts'
import { derivePrivateKey, ethereumPath } from '#core/bip32.ts'
import { seedFromEntropy } from '#core/bip39.ts'
import { addressFromPrivateKey } from '#core/signature.ts'
import { wipe } from '#core/wipe.ts'

export type DerivedAccount = { readonly address: Address; readonly privateKey: Uint8Array }

/** The key at m/44'/60'/0'/0/`index` (BIP-44) and its address. The caller wipes the key. @param entropy of the phrase. */
export async function deriveAccount(entropy: Uint8Array, index: number): Promise<DerivedAccount> {
  const seed = await seedFromEntropy(entropy)
  const privateKey = derivePrivateKey(seed, ethereumPath(index))
  wipe(seed)
  return { address: addressFromPrivateKey(privateKey), privateKey }
}

/** For where only the address is wanted. */
export async function deriveAddress(entropy: Uint8Array, index: number): Promise<Address> {
  const { address, privateKey } = await deriveAccount(entropy, index)
  wipe(privateKey)
  return address
}
