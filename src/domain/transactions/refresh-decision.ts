import { quantity } from '#core/quantity.ts'
import type { CallsDecision } from '#domain/calls/calls-request.ts'
import type { TransactionDecision } from '#domain/transactions/decision.ts'
import { highestPrice } from '#domain/transactions/fees.ts'
import type { Quote } from '#domain/transactions/quote.ts'

type Fees = Quote['fees']

/** The fastest that costs no more than `most`, in wei, for so much gas. */
const affordable = (fees: Fees, gas: bigint, most: bigint): Fees[number]['fee'] | null =>
  fees
    .toReversed()
    .filter(({ speed }) => speed !== 'site')
    .find(({ fee }) => gas * highestPrice(fee) <= most)?.fee ?? null

/** A consent to an earlier fee with what the network asks now; `null` where it asks more than was consented to. */
export function refreshDecision(decision: TransactionDecision, quote: Quote): TransactionDecision | null {
  const consented = BigInt(decision.gasLimit)
  const gas = BigInt(quote.gasLimit) > consented ? BigInt(quote.gasLimit) : consented
  const fee = affordable(quote.fees, gas, consented * highestPrice(decision.fee))
  return fee === null ? null : { ...decision, gasLimit: quantity(gas), fee }
}

/** The same for a list of calls, whose gas stays as it was consented to. */
export function refreshCallsDecision(decision: CallsDecision, quote: Quote): CallsDecision | null {
  const gas = decision.gasLimits.reduce((sum, limit) => sum + BigInt(limit), 0n)
  const fee = affordable(quote.fees, gas, gas * highestPrice(decision.fee))
  return fee === null ? null : { ...decision, fee }
}
