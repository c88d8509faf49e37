import * as v from 'valibot'
import { authorizationGas } from '#core/intrinsic-gas.ts'
import { quantity } from '#core/quantity.ts'
import { ok, type Result } from '#core/result.ts'
import { transactionsOf } from '#domain/calls/batch.ts'
import type { CallsRequest } from '#domain/calls/calls-request.ts'
import { simulateCalls } from '#domain/calls/simulate-calls.ts'
import { asIfDelegated } from '#domain/delegation/delegation.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { askNode } from '#domain/transactions/ask-node.ts'
import { callObject } from '#domain/transactions/call-object.ts'
import { readDataFee } from '#domain/transactions/data-fee.ts'
import { Gas } from '#domain/transactions/decision.ts'
import { EstimatedGas, failingGas, gasLimit, isTransfer } from '#domain/transactions/gas-limit.ts'
import { Quote } from '#domain/transactions/quote.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/**
 * What a list will cost at most: `quote` is of all its transactions together, `gasLimits` of each. `guessed` where the node
 * could not tell of one of them, as it builds on another before it.
 */
export const CallsQuote = v.object({ quote: Quote, gasLimits: v.array(Gas), guessed: v.boolean() })
export type CallsQuote = v.InferOutput<typeof CallsQuote>

type Limits = { readonly limits: readonly bigint[]; readonly guessed: boolean }

/** One transaction that runs the pinned code; a quarter more, as for any call. */
async function atomicLimit(chainRpc: ChainRpc, request: CallsRequest): Promise<Result<Limits, RpcFailure>> {
  const [transaction] = transactionsOf(request)
  if (transaction === undefined) throw new Error('an empty list')
  const asIf = request.upgrade ? [asIfDelegated(request.from)] : []
  const params = [callObject(transaction), 'latest', ...asIf]
  const told = await askNode(chainRpc, request.chainId, 'eth_estimateGas', params, EstimatedGas)
  const extra = request.upgrade ? authorizationGas : 0n
  if (told.ok) return ok({ limits: [(told.value * 5n) / 4n + extra], guessed: false })
  if (told.error.kind !== 'refused') return told
  return ok({ limits: [failingGas.call * BigInt(request.calls.length) + extra], guessed: true })
}

/** Refunds are at most a fifth of what is used (EIP-3529), and a call passes on 63 of 64 parts (EIP-150): a half more is enough. */
const withRoom = (used: bigint): bigint => (used * 3n) / 2n

/** Each by itself, where the node cannot go through the list. What fails by itself may not after those before it. */
async function apart(
  chainRpc: ChainRpc,
  transactions: readonly TransactionRequest[],
): Promise<Result<Limits, RpcFailure>> {
  const told = await Promise.all(transactions.map((transaction) => gasLimit(chainRpc, transaction)))
  const limits: bigint[] = []
  for (const each of told) {
    if (!each.ok) return each
    limits.push(each.value)
  }
  return ok({ limits, guessed: limits.length > 1 })
}

async function sequentialLimits(chainRpc: ChainRpc, request: CallsRequest): Promise<Result<Limits, RpcFailure>> {
  const transactions = transactionsOf(request)
  if (transactions.length === 1) return apart(chainRpc, transactions)
  const simulated = await simulateCalls(chainRpc, request)
  if (!simulated.ok) return apart(chainRpc, transactions)
  const limits = transactions.map((transaction, index) => {
    const result = simulated.value[index]
    if (result?.failure !== null) return failingGas.call
    return isTransfer(transaction) && result.gasUsed === failingGas.transfer ? result.gasUsed : withRoom(result.gasUsed)
  })
  return ok({ limits, guessed: simulated.value.some(({ failure }) => failure !== null) })
}

/** Of all of them together, in wei. */
async function dataFeeOf(
  chainRpc: ChainRpc,
  transactions: readonly TransactionRequest[],
  limits: readonly bigint[],
): Promise<Result<bigint, RpcFailure>> {
  const told = await Promise.all(
    transactions.map((transaction, index) => readDataFee(chainRpc, transaction, limits[index] ?? failingGas.call)),
  )
  let sum = 0n
  for (const each of told) {
    if (!each.ok) return each
    sum += each.value
  }
  return ok(sum)
}

/** @param more in wei, beside what the quote has of it already. */
function withDataFee(quoted: Quote, more: bigint): Quote {
  if (more === 0n) return quoted
  const { dataFee = quantity(0n), fees } = quoted
  return {
    ...quoted,
    dataFee: quantity(BigInt(dataFee) + more),
    fees: fees.map((fee) => ({ ...fee, cost: quantity(BigInt(fee.cost) + more) })),
  }
}

type Deps = {
  readonly chainRpc: ChainRpc
  readonly quote: (request: TransactionRequest) => Promise<Result<Quote, RpcFailure>>
}

export async function quoteCalls(
  { chainRpc, quote }: Deps,
  request: CallsRequest,
): Promise<Result<CallsQuote, RpcFailure>> {
  const limits = await (request.mode === 'atomic' ? atomicLimit : sequentialLimits)(chainRpc, request)
  if (!limits.ok) return limits
  const { limits: each, guessed } = limits.value
  const gas = quantity(each.reduce((sum, limit) => sum + limit, 0n))
  const [first, ...others] = transactionsOf(request)
  if (first === undefined) throw new Error('an empty list')
  const [whole, dataFee] = await Promise.all([quote({ ...first, gas }), dataFeeOf(chainRpc, others, each.slice(1))])
  if (!whole.ok) return whole
  if (!dataFee.ok) return dataFee
  return ok({ quote: withDataFee(whole.value, dataFee.value), gasLimits: each.map(quantity), guessed })
}
