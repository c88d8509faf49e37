import * as v from 'valibot'
import { Quantity } from '#core/quantity.ts'
import { Shown } from '#domain/transactions/shown.ts'

const largestGas = 2n ** 64n - 1n
const largestFeePerGas = 2n ** 128n - 1n

/** Units of gas. Nodes count them in 64 bits. */
export const Gas = v.pipe(
  Quantity,
  v.check((gas) => BigInt(gas) <= largestGas, 'range'),
)

/** Wei per unit of gas; far above anything ever paid, and small enough that no product leaves 256 bits. */
export const FeePerGas = v.pipe(
  Quantity,
  v.check((fee) => BigInt(fee) <= largestFeePerGas, 'range'),
)

/** What the network is paid, per unit of gas, in wei. Source: EIP-1559; `legacy` where the chain has no base fee. */
export const Fee = v.variant('type', [
  v.object({ type: v.literal('legacy'), gasPrice: FeePerGas }),
  v.object({ type: v.literal('eip1559'), maxFeePerGas: FeePerGas, maxPriorityFeePerGas: FeePerGas }),
])
export type Fee = v.InferOutput<typeof Fee>

/** The nonce of an account, where a number holds it exactly. Source: EIP-2681 has it below 2^64 − 1. */
const Nonce = v.pipe(
  Quantity,
  v.check((nonce) => BigInt(nonce) <= Number.MAX_SAFE_INTEGER, 'range'),
)

/**
 * What the user consented to when approving a transaction: the gas limit and the fee that were shown. `nonce` only where
 * the user chose one; without it the next free one is taken. `shown` where the user was shown what it would do.
 */
export const TransactionDecision = v.object({
  gasLimit: Gas,
  fee: Fee,
  nonce: v.exactOptional(Nonce),
  shown: v.exactOptional(Shown),
})
export type TransactionDecision = v.InferOutput<typeof TransactionDecision>
