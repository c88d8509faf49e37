import * as v from 'valibot'
import type { Hex } from '#core/hex.ts'
import { listOf } from '#domain/calls/batch.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { askNode, Count } from '#domain/transactions/ask-node.ts'
import { broadcast } from '#domain/transactions/broadcast.ts'
import { isInBlock } from '#domain/transactions/finality.ts'
import { coinChange } from '#domain/transactions/happened.ts'
import type { JournalEvent, Mined, Waiting } from '#domain/transactions/journal.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import { Known, minedEvent, Receipt } from '#domain/transactions/receipt.ts'

export type WaitingEntry = JournalEntry & { readonly state: Waiting }

/** `silent`: the node does not answer, so that asking it for the next one is no use now. */
export type FollowUp = JournalEvent | 'waits' | 'silent'

/** `null`: the node has no receipt. `waits`: it has none that can be believed, or of a block that it has not, or has without it. */
export async function receiptOf(
  chainRpc: ChainRpc,
  { chainId, from }: Pick<TransactionRequest, 'chainId' | 'from'>,
  hash: Hex,
): Promise<Mined | 'waits' | 'silent' | null> {
  const receipt = await askNode(chainRpc, chainId, 'eth_getTransactionReceipt', [hash], v.nullable(Receipt))
  if (!receipt.ok) return receipt.error.kind === 'refused' || receipt.error.kind === 'malformed' ? 'waits' : 'silent'
  if (receipt.value === null) return null
  const mined = minedEvent(receipt.value, hash, from)
  return mined !== null && (await isInBlock(chainRpc, chainId, hash, mined)) ? mined : 'waits'
}

/**
 * What became of a transaction that was sent. It is only called replaced when its nonce was used, and after that the node
 * has neither its receipt nor the transaction.
 *
 * @param resend whether to send the bytes again where the node does not know them.
 */
export async function followSent(chainRpc: ChainRpc, entry: WaitingEntry, resend: boolean): Promise<FollowUp> {
  const { request, nonce, state } = entry
  const first = await receiptOf(chainRpc, request, state.hash)
  if (first !== null) return first
  const count = await askNode(chainRpc, request.chainId, 'eth_getTransactionCount', [request.from, 'latest'], Count)
  if (!count.ok) return 'waits'
  const used = count.value > nonce
  if (!used && !resend) return 'waits'
  const known = await askNode(chainRpc, request.chainId, 'eth_getTransactionByHash', [state.hash], Known)
  if (!known.ok || known.value !== null) return 'waits'
  if (used) return (await receiptOf(chainRpc, request, state.hash)) ?? { type: 'replace' }
  await broadcast(chainRpc, request.chainId, state, false)
  return 'waits'
}

/** Sends the same bytes again. Where the node will not say whether it took them, a receipt says it all the same. */
export async function followSigned(chainRpc: ChainRpc, entry: WaitingEntry): Promise<FollowUp> {
  const { chainId } = entry.request
  const sent = await broadcast(chainRpc, chainId, entry.state, false)
  return sent.type === 'unsure' ? ((await receiptOf(chainRpc, entry.request, entry.state.hash)) ?? 'waits') : sent
}

/** With the change of the native coin, where it can be compared with what was shown, be it for the list that it is of. */
export async function withCoin(
  chainRpc: ChainRpc,
  { id, request, decision }: JournalEntry,
  mined: Mined,
): Promise<Mined> {
  const { happened, blockNumber, fee } = mined
  if (happened === undefined || (decision.shown === undefined && listOf(id) === null)) return mined
  const coin = await coinChange(chainRpc, { chainId: request.chainId, from: request.from, blockNumber, fee })
  return coin === null ? mined : { ...mined, happened: { ...happened, coin: String(coin) } }
}
