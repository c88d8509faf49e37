import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { Quantity } from '#core/quantity.ts'
import { Log } from '#domain/review/simulation/outcome.ts'
import { Count } from '#domain/transactions/ask-node.ts'
import { happenedBy } from '#domain/transactions/happened.ts'
import type { Mined } from '#domain/transactions/journal.ts'

const amount = v.pipe(
  Quantity,
  v.transform((value) => BigInt(value)),
)
const optionalAmount = v.optional(v.nullable(amount))

/**
 * What is needed of a receipt. `l1Fee` in wei, on networks that also pay for data on another chain (OP stack). `logs` are
 * `null` where they cannot be read.
 */
export const Receipt = v.object({
  transactionHash: Hex,
  status: v.picklist(['0x0', '0x1']),
  blockHash: Hex,
  blockNumber: Count,
  gasUsed: amount,
  effectiveGasPrice: optionalAmount,
  l1Fee: optionalAmount,
  logs: v.optional(v.fallback(v.nullable(v.array(Log)), null), null),
})
export type Receipt = v.InferOutput<typeof Receipt>

/** `null` when the receipt is of another transaction. The fee is `null` where the node does not tell the price. */
export function minedEvent(receipt: Receipt, hash: Hex, from: Address): Mined | null {
  if (receipt.transactionHash !== hash) return null
  const { effectiveGasPrice: price, gasUsed, l1Fee, blockNumber, blockHash, status, logs } = receipt
  const fee = price === undefined || price === null ? null : String(gasUsed * price + (l1Fee ?? 0n))
  const mined = { type: 'mine', reverted: status === '0x0', blockNumber, blockHash, fee } as const
  const happened = logs === null || mined.reverted ? null : happenedBy(logs, from)
  return happened === null ? mined : { ...mined, happened }
}

/** `eth_getTransactionByHash`: all that is asked of it is whether the node has it. */
export const Known = v.nullable(v.object({ hash: Hex }))
