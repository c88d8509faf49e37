import * as v from 'valibot'
import { Address } from '#core/address.ts'

type ChangedAsset = { readonly address: Address; readonly id: string | null }

/** Which contract, and which of its NFTs; `null` for the native coin. */
export function readAsset(asset: string): ChangedAsset | null {
  const [contract, id = null] = asset.split(':')
  const address = v.safeParse(Address, contract)
  return address.success ? { address: address.output, id } : null
}
