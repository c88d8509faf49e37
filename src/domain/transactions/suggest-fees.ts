import * as v from 'valibot'
import { err, ok, type Result } from '#core/result.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { askNode } from '#domain/transactions/ask-node.ts'
import {
  eip1559Fees,
  FeeHistory,
  hasBaseFee,
  hasTips,
  historyBlocks,
  legacyFees,
  rewardPercentiles,
  WeiPerGas,
  type SpeedFee,
} from '#domain/transactions/fees.ts'

const LatestBlock = v.object({ baseFeePerGas: v.optional(v.nullable(WeiPerGas)) })

async function legacy(chainRpc: ChainRpc, chainId: number): Promise<Result<readonly SpeedFee[], RpcFailure>> {
  const price = await askNode(chainRpc, chainId, 'eth_gasPrice', [], WeiPerGas)
  return price.ok ? ok(legacyFees(price.value)) : price
}

/**
 * Slow, normal and fast, from what recent blocks paid (`eth_feeHistory`). Where the node does not know the method, or
 * the chain has no base fee, from `eth_gasPrice`.
 */
export async function suggestFees(
  chainRpc: ChainRpc,
  chainId: number,
): Promise<Result<readonly SpeedFee[], RpcFailure>> {
  const params = [`0x${historyBlocks.toString(16)}`, 'latest', rewardPercentiles]
  const history = await askNode(chainRpc, chainId, 'eth_feeHistory', params, FeeHistory)
  if (!history.ok) return history.error.kind === 'refused' ? legacy(chainRpc, chainId) : history
  if (!hasBaseFee(history.value)) {
    // Zero is a base fee too (BNB Smart Chain has it); only a block without one says that there is none.
    const block = await askNode(chainRpc, chainId, 'eth_getBlockByNumber', ['latest', false], LatestBlock)
    if (!block.ok) return err(block.error)
    if (block.value.baseFeePerGas === undefined || block.value.baseFeePerGas === null) return legacy(chainRpc, chainId)
  }
  if (hasTips(history.value)) return ok(eip1559Fees(history.value, 0n))
  const tip = await askNode(chainRpc, chainId, 'eth_maxPriorityFeePerGas', [], WeiPerGas)
  if (!tip.ok && tip.error.kind !== 'refused') return tip
  return ok(eip1559Fees(history.value, tip.ok ? tip.value : 0n))
}
