import * as v from 'valibot'
import { Hex } from '#core/hex.ts'
import { Quantity } from '#core/quantity.ts'
import { Count } from '#domain/transactions/ask-node.ts'
import type { Mined } from '#domain/transactions/journal.ts'

const amount = v.pipe(
  Quantity,
  v.transform((value) => BigInt(value)),
)
const optionalAmount = v.optional(v.nullable(amount))

/** What is needed of a receipt. `l1Fee` in wei, on networks that also pay for data on another chain (OP stack). */
export const Receipt = v.object({
  transactionHash: Hex,
  status: v.picklist(['0x0', '0x1']),
  blockHash: Hex,
  blockNumber: Count,
  gasUsed: amount,
  effectiveGasPrice: optionalAmount,
  l1Fee: optionalAmount,
})
export type Receipt = v.InferOutput<typeof Receipt>

/** `null` when the receipt is of another transaction. The fee is `null` where the node does not tell the price. */
export function minedEvent(receipt: Receipt, hash: Hex): Mined | null {
  if (receipt.transactionHash !== hash) return null
  const { effectiveGasPrice: price, gasUsed, l1Fee, blockNumber, blockHash, status } = receipt
  const fee = price === undefined || price === null ? null : String(gasUsed * price + (l1Fee ?? 0n))
  return { type: 'mine', reverted: status === '0x0', blockNumber, blockHash, fee }
}

/** `eth_getTransactionByHash`: all that is asked of it is whether the node has it. */
export const Known = v.nullable(v.object({ hash: Hex }))
