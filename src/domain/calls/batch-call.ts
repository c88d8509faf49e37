import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { Quantity } from '#core/quantity.ts'

/** One call of a list. `to` is `null` when a contract is created; `value` in wei. Source: EIP-5792 §wallet_sendCalls. */
export const BatchCall = v.object({ to: v.nullable(Address), value: Quantity, data: Hex })
export type BatchCall = v.InferOutput<typeof BatchCall>
