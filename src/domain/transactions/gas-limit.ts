import * as v from 'valibot'
import { ok, type Result } from '#core/result.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { askNode } from '#domain/transactions/ask-node.ts'
import { callObject } from '#domain/transactions/call-object.ts'
import { Gas } from '#domain/transactions/decision.ts'
import { isLackOfFunds, isRevert } from '#domain/transactions/refusal.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** Enough for an ordinary call, where the node will not say because it fails now. */
export const failingGas = { transfer: 21_000n, call: 500_000n } as const

/** Far above what any network puts into one block. */
const mostEstimated = 2n ** 40n

/** Units of gas that a node says a call takes: nothing takes less than a transfer. */
export const EstimatedGas = v.pipe(
  Gas,
  v.transform((gas) => BigInt(gas)),
  v.check((gas) => gas >= failingGas.transfer && gas <= mostEstimated, 'range'),
)

export const isTransfer = ({ to, data }: Pick<TransactionRequest, 'to' | 'data'>): boolean =>
  to !== null && data.length === 2

/**
 * In units. A transfer costs what the node says; a call may find another state when it is mined and gets a quarter
 * more. A call that would fail now still gets a limit, as the review says that it fails and the user decides.
 */
export async function gasLimit(chainRpc: ChainRpc, request: TransactionRequest): Promise<Result<bigint, RpcFailure>> {
  if (request.gas !== null) return ok(BigInt(request.gas))
  const transfer = isTransfer(request)
  const told = await askNode(chainRpc, request.chainId, 'eth_estimateGas', [callObject(request)], EstimatedGas)
  if (told.ok) return ok(transfer ? told.value : (told.value * 5n) / 4n)
  if (told.error.kind !== 'refused' || !(isRevert(told.error) || isLackOfFunds(told.error))) return told
  return ok(transfer ? failingGas.transfer : failingGas.call)
}
