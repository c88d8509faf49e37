import * as v from 'valibot'
import { Quantity } from '#core/quantity.ts'
import { Fee } from '#domain/transactions/decision.ts'

/**
 * What a transaction will cost, as far as the network told. Gas in units; `balance` in wei. `fees` go from slow to
 * fast, `site` is the one the site asked for; each `cost` is the most that can be paid, in wei: gasLimit × the maximum,
 * and `dataFee`. That is what the network pays for the transaction's bytes on another chain; 0 on most.
 * `siteNonce`: the one the site named, where it is another than the next. `nonces`: how many are used up, and which of
 * ours are taken by what waits, with the fee that taking their place needs.
 */
export const Quote = v.object({
  gasLimit: Quantity,
  balance: Quantity,
  nonce: Quantity,
  dataFee: v.exactOptional(Quantity),
  siteNonce: v.exactOptional(Quantity),
  nonces: v.exactOptional(v.object({ used: v.number(), taken: v.array(v.object({ nonce: v.number(), least: Fee })) })),
  fees: v.pipe(
    v.array(v.object({ speed: v.picklist(['slow', 'normal', 'fast', 'site']), fee: Fee, cost: Quantity })),
    v.minLength(1),
  ),
})
export type Quote = v.InferOutput<typeof Quote>
