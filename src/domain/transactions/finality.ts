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

/** `eth_getBlockByNumber` without whole transactions. */
const Contents = v.nullable(v.object({ number: Count, hash: Hex, transactions: v.array(Hex) }))

const atHeight = (height: number): readonly unknown[] => [`0x${height.toString(16)}`, false]

/** Where a transaction is said to be. */
type Place = { readonly blockNumber: number; readonly blockHash: Hex }

/** Whether another block stands where this one stood. A node that has not got so far says nothing. */
export async function isUndone(
  chainRpc: ChainRpc,
  chainId: number,
  { blockNumber, blockHash }: Place,
): Promise<boolean> {
  const there = await askNode(chainRpc, chainId, 'eth_getBlockByNumber', atHeight(blockNumber), Block)
  return there.ok && there.value !== null && there.value.hash !== blockHash
}

/** Whether the node has this very block in its chain, and the transaction in the block. */
export async function isInBlock(
  chainRpc: ChainRpc,
  chainId: number,
  hash: Hex,
  { blockNumber, blockHash }: Place,
): Promise<boolean> {
  const there = await askNode(chainRpc, chainId, 'eth_getBlockByNumber', atHeight(blockNumber), Contents)
  if (!there.ok || there.value === null) return false
  return there.value.number === blockNumber && there.value.hash === blockHash && there.value.transactions.includes(hash)
}
