import * as v from 'valibot'
import { Hex } from '#core/hex.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { askNode, Count } from '#domain/transactions/ask-node.ts'

const Block = v.nullable(v.object({ number: Count, hash: Hex }))

/**
 * How many blocks, the one it is in among them, make a transaction final where the node does not say so itself. On
 * Ethereum two epochs; on others, more than was ever undone there.
 */
const confirmations: Readonly<Record<number, number>> = { 1: 64, 10: 300, 56: 64, 100: 64, 137: 256, 8453: 300 }
const usualConfirmations = 128

/** `block` is the highest that no reorganisation undoes; `tag` whether the node itself said so. `null`: it did not answer. */
export type Finality = { readonly block: number; readonly tag: boolean }

export async function readFinality(chainRpc: ChainRpc, chainId: number): Promise<Finality | null> {
  const told = await askNode(chainRpc, chainId, 'eth_getBlockByNumber', ['finalized', false], Block)
  if (told.ok && told.value !== null) return { block: told.value.number, tag: true }
  if (!told.ok && told.error.kind !== 'refused' && told.error.kind !== 'malformed') return null
  const head = await askNode(chainRpc, chainId, 'eth_blockNumber', [], Count)
  if (!head.ok) return null
  return { block: head.value + 1 - (confirmations[chainId] ?? usualConfirmations), tag: false }
}

/** Whether another block stands where this one stood. A node that has not got so far says nothing. */
export async function isUndone(
  chainRpc: ChainRpc,
  chainId: number,
  { blockNumber, blockHash }: { readonly blockNumber: number; readonly blockHash: Hex },
): Promise<boolean> {
  const params = [`0x${blockNumber.toString(16)}`, false]
  const there = await askNode(chainRpc, chainId, 'eth_getBlockByNumber', params, Block)
  return there.ok && there.value !== null && there.value.hash !== blockHash
}
