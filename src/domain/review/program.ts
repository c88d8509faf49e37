import * as v from 'valibot'
import { Address } from '#core/address.ts'

/**
 * Another contract whose program a contract runs. `code`: it is in the contract's own bytes and stays. `slot`: it is
 * written in the contract's storage, `beacon` (at `beacon`) in another contract's: there it can be changed, and that the
 * contract does run it is its own claim. `describes` where what is said of a call is said of the program.
 */
export const Program = v.object({
  at: Address,
  by: v.picklist(['code', 'slot', 'beacon']),
  beacon: v.optional(Address),
  describes: v.optional(v.boolean()),
})
export type Program = v.InferOutput<typeof Program>
