import { Hex } from '#core/hex.ts'
import type { Result } from '#core/result.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { revertReason } from '#domain/review/revert-reason.ts'
import type { Simulation } from '#domain/review/review.ts'
import { askNode } from '#domain/transactions/ask-node.ts'
import { callObject } from '#domain/transactions/call-object.ts'
import { isLackOfFunds, isRevert } from '#domain/transactions/refusal.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

const without = (state: 'unsupported' | 'unavailable'): Simulation => ({ state, changes: [], reason: null })

/** What a node's answer to `eth_call` says where it says that the call fails or nothing at all; `null` where it went well. */
export const simulationOf = (answer: Result<unknown, RpcFailure>): Simulation | null =>
  answer.ok ? null : failed(answer.error)

function failed(failure: RpcFailure): Simulation {
  if (failure.kind !== 'refused') return without('unavailable')
  const fails = isRevert(failure) || isLackOfFunds(failure)
  return fails ? { state: 'reverts', changes: [], reason: revertReason(failure) } : without('unavailable')
}

/**
 * What the user's own node says that will happen. Where nothing but the native coin can move, what moves is known; what
 * a contract does beyond not failing is not, and is never guessed.
 */
export async function simulate(chainRpc: ChainRpc, request: TransactionRequest): Promise<Simulation> {
  const { chainId, to, value, gas } = request
  const call = { ...callObject(request), ...(gas === null ? {} : { gas }) }
  const [outcome, code] = await Promise.all([
    chainRpc(chainId, 'eth_call', [call, 'latest']),
    to === null ? null : askNode(chainRpc, chainId, 'eth_getCode', [to, 'latest'], Hex),
  ])
  if (!outcome.ok) return failed(outcome.error)
  if (code === null) return without('unsupported')
  if (!code.ok) return without('unavailable')
  if (code.value.length > 2) return without('unsupported')
  const amount = BigInt(value)
  const changes = amount === 0n ? [] : [{ asset: 'native', amount: (-amount).toString() }]
  return { state: 'ok', changes, reason: null }
}
