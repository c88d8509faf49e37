import type { Hex } from '#core/hex.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { askNode } from '#domain/transactions/ask-node.ts'
import type { JournalEvent, Waiting } from '#domain/transactions/journal.ts'
import { Known } from '#domain/transactions/receipt.ts'
import { classifyRefusal } from '#domain/transactions/refusal.ts'

type Drop = Extract<JournalEvent, { readonly type: 'drop' }>

/** `unsure`: nobody can say whether a node has it. The bytes stay in the journal and go out again. */
export type Sent = { readonly type: 'send' } | Drop | { readonly type: 'unsure' }

async function isKnown(chainRpc: ChainRpc, chainId: number, hash: Hex): Promise<boolean | null> {
  const found = await askNode(chainRpc, chainId, 'eth_getTransactionByHash', [hash], Known)
  return found.ok ? found.value?.hash === hash : null
}

/**
 * Hands the signed bytes to the node. A refusal drops the transaction only where the node says of the transaction itself
 * that it will not be taken, does not know it either, and no node can have had it before.
 *
 * @param first whether these bytes have never left before. When they may have, a used nonce may be their own.
 */
export async function broadcast(
  chainRpc: ChainRpc,
  chainId: number,
  { raw, hash }: Waiting,
  first: boolean,
): Promise<Sent> {
  const answer = await chainRpc(chainId, 'eth_sendRawTransaction', [raw])
  if (answer.ok) {
    return typeof answer.value === 'string' && answer.value.toLowerCase() === hash
      ? { type: 'send' }
      : { type: 'unsure' }
  }
  if (answer.error.kind !== 'refused') return { type: 'unsure' }
  const refusal = classifyRefusal(answer.error)
  if (refusal === 'unsure') return { type: 'unsure' }
  const there = await isKnown(chainRpc, chainId, hash)
  if (there === true) return { type: 'send' }
  if (there === null || refusal === 'known') return { type: 'unsure' }
  if (refusal === 'nonce-used' && !first) return { type: 'send' }
  // A node that has let go of it may have told others, who may yet mine it.
  if (!first) return { type: 'unsure' }
  return { type: 'drop', reason: answer.error.message }
}
