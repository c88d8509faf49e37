import * as v from 'valibot'
import { Address } from '#core/address.ts'

/** `index` is i in m/44'/60'/0'/0/i (BIP-44, coin type 60 by SLIP-44). */
export const Account = v.object({
  address: Address,
  name: v.string(),
  index: v.pipe(v.number(), v.integer(), v.minValue(0)),
  hidden: v.boolean(),
})
export type Account = v.InferOutput<typeof Account>
