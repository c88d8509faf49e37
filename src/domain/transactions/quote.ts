import * as v from 'valibot'
import { Quantity } from '#core/quantity.ts'
import { Fee } from '#domain/transactions/decision.ts'

/**
 * What a transaction will cost, as far as the network told. Gas in units; `balance` in wei. `fees` go from slow to
 * fast, `site` is the one the site asked for; each `cost` is the most that can be paid, in wei: gasLimit × the maximum.
 */
export const Quote = v.object({
  gasLimit: Quantity,
  balance: Quantity,
  nonce: Quantity,
  fees: v.pipe(
    v.array(v.object({ speed: v.picklist(['slow', 'normal', 'fast', 'site']), fee: Fee, cost: Quantity })),
    v.minLength(1),
  ),
})
export type Quote = v.InferOutput<typeof Quote>
