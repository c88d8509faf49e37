import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { holdsNonce } from '#domain/transactions/journal.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'

type Sender = { readonly chainId: ChainId; readonly from: Address }

/**
 * The lowest nonce from the node's pending count on that no signed transaction of ours holds: no gap is ever left, also
 * where one before was refused. What is only prepared holds nothing, as no bytes of it exist; it takes another nonce
 * when it goes on and finds its own taken.
 *
 * @param pendingCount `eth_getTransactionCount` at `pending`.
 */
export function nextNonce(pendingCount: number, { chainId, from }: Sender, journal: readonly JournalEntry[]): number {
  const taken = new Set<number>()
  for (const { request, nonce, state } of journal) {
    if (request.chainId === chainId && request.from === from && holdsNonce(state)) taken.add(nonce)
  }
  let nonce = pendingCount
  while (taken.has(nonce)) nonce += 1
  return nonce
}
