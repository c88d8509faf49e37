import * as v from 'valibot'
import { Quantity } from '#core/quantity.ts'

/** What the network is paid, per unit of gas, in wei. Source: EIP-1559; `legacy` where the chain has no base fee. */
export const Fee = v.variant('type', [
  v.object({ type: v.literal('legacy'), gasPrice: Quantity }),
  v.object({ type: v.literal('eip1559'), maxFeePerGas: Quantity, maxPriorityFeePerGas: Quantity }),
])
export type Fee = v.InferOutput<typeof Fee>

/** What the user consented to when approving a transaction: the gas limit and the fee that were shown. */
export const TransactionDecision = v.object({ gasLimit: Quantity, fee: Fee })
export type TransactionDecision = v.InferOutput<typeof TransactionDecision>
