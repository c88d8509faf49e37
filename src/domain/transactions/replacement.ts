import { quantity } from '#core/quantity.ts'
import type { Fee } from '#domain/transactions/decision.ts'
import { highestPrice } from '#domain/transactions/fees.ts'

/**
 * A tenth more, rounded up, and at least one wei, both of the whole price and of the tip: what geth and the nodes after it
 * ask of a transaction that takes the place of another. Source: go-ethereum core/txpool/legacypool, `PriceBump`.
 */
const raised = (wei: bigint): bigint => {
  const tenthMore = (wei * 11n + 9n) / 10n
  return tenthMore > wei ? tenthMore : wei + 1n
}

/** A legacy price is all tip, as far as this rule goes. */
const tipOf = (fee: Fee): bigint => BigInt(fee.type === 'legacy' ? fee.gasPrice : fee.maxPriorityFeePerGas)

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** The lowest fee at which the network lets another take the place of one with this fee. */
export const leastToReplace = (fee: Fee): Fee =>
  fee.type === 'legacy'
    ? { type: 'legacy', gasPrice: quantity(raised(BigInt(fee.gasPrice))) }
    : {
        type: 'eip1559',
        maxFeePerGas: quantity(raised(BigInt(fee.maxFeePerGas))),
        maxPriorityFeePerGas: quantity(raised(BigInt(fee.maxPriorityFeePerGas))),
      }

/** Whether the whole price and the tip are at least those of `least`. */
export const reaches = (fee: Fee, least: Fee): boolean =>
  highestPrice(fee) >= highestPrice(least) && tipOf(fee) >= tipOf(least)

export const mayReplace = (fee: Fee, before: Fee): boolean => reaches(fee, leastToReplace(before))

/** The fee, or as much of `least` as it falls short of; of the kind of `least`. */
export function raisedTo(fee: Fee, least: Fee): Fee {
  const price = larger(highestPrice(fee), highestPrice(least))
  if (least.type === 'legacy') return { type: 'legacy', gasPrice: quantity(price) }
  const tip = larger(fee.type === 'legacy' ? 0n : tipOf(fee), tipOf(least))
  return {
    type: 'eip1559',
    maxFeePerGas: quantity(larger(price, tip)),
    maxPriorityFeePerGas: quantity(tip),
  }
}
