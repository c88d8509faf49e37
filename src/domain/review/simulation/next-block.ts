import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { quantity, Quantity } from '#core/quantity.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** The parts of a block that a contract can look at. */
export const Head = v.object({
  number: Quantity,
  timestamp: Quantity,
  hash: v.pipe(Hex, v.length(66)),
  miner: v.optional(Address),
  gasLimit: Quantity,
  baseFeePerGas: v.optional(v.nullable(Quantity)),
})
export type Head = v.InferOutput<typeof Head>

/** An ordinary builder's, for chains whose blocks name nobody. */
const builder = v.parse(Address, '0x95222290DD7278Aa3Ddd389Cc1E1d165CC4BAfe5')
const nobody = /^0x0*$/
const slot = 12n
const tip = 1_000_000_000n

/**
 * The block that the transaction would most likely be in, with nothing by which a contract could tell a simulation: no
 * empty `block.coinbase`, `block.prevrandao` or `block.basefee`. `now` in seconds since the epoch.
 * Source: execution-apis, eth_simulateV1 block overrides.
 */
export function nextBlock({ number, timestamp, hash, miner, gasLimit, baseFeePerGas }: Head, now: number) {
  const soonest = BigInt(timestamp) + slot
  return {
    number: quantity(BigInt(number) + 1n),
    time: quantity(soonest > BigInt(now) ? soonest : BigInt(now)),
    gasLimit,
    feeRecipient: miner === undefined || nobody.test(miner) ? builder : miner,
    prevRandao: hash,
    ...(baseFeePerGas == null ? {} : { baseFeePerGas }),
  }
}

/** An ordinary fee in the next block, or `null` where the balance would not pay for it. */
export function ordinaryFees(
  { baseFeePerGas }: Head,
  balance: bigint,
  calls: readonly { readonly request: TransactionRequest; readonly gas: bigint }[],
): Readonly<Record<string, Quantity>> | null {
  const price = (baseFeePerGas == null ? 0n : BigInt(baseFeePerGas) * 2n) + tip
  const needed = calls.reduce((sum, { request, gas }) => sum + BigInt(request.value) + gas * price, 0n)
  if (needed > balance) return null
  return baseFeePerGas == null
    ? { gasPrice: quantity(price) }
    : { maxFeePerGas: quantity(price), maxPriorityFeePerGas: quantity(tip) }
}
