import * as v from 'valibot'
import type { ChainRpc, Clock } from '#domain/ports.ts'
import { askNode, Count } from '#domain/transactions/ask-node.ts'
import { highestPrice, WeiPerGas } from '#domain/transactions/fees.ts'
import { isWaiting } from '#domain/transactions/journal.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { nextNonce } from '#domain/transactions/nonce.ts'

/**
 * Why a transaction does not get on. `low-fee`: it offers less than the network asks now. `behind`: an earlier one of ours
 * waits, `entry`. `gap`: the network waits for `nonce` first, which nobody here has signed.
 */
export const Stuck = v.variant('reason', [
  v.object({ reason: v.literal('low-fee') }),
  v.object({ reason: v.literal('behind'), entry: v.string() }),
  v.object({ reason: v.literal('gap'), nonce: v.number() }),
])
export type Stuck = v.InferOutput<typeof Stuck>

/** Milliseconds: a few blocks on the slowest of the networks. */
const patience = 45_000

const LatestBlock = v.object({ baseFeePerGas: v.optional(v.nullable(WeiPerGas)) })

/** `null` while there is no reason to think so, or the network does not tell. */
export async function whyStuck(
  { chainRpc, clock }: { readonly chainRpc: ChainRpc; readonly clock: Clock },
  entry: JournalEntry,
  journal: readonly JournalEntry[],
): Promise<Stuck | null> {
  const { chainId, from } = entry.request
  if (!isWaiting(entry.state) || clock.now() - entry.createdAt < patience) return null
  const [count, block] = await Promise.all([
    askNode(chainRpc, chainId, 'eth_getTransactionCount', [from, 'latest'], Count),
    askNode(chainRpc, chainId, 'eth_getBlockByNumber', ['latest', false], LatestBlock),
  ])
  if (!count.ok || count.value > entry.nonce) return null
  const missing = nextNonce(count.value, entry.request, journal)
  if (missing < entry.nonce) return { reason: 'gap', nonce: missing }
  const earlier = journal.find(
    ({ request, nonce, state }) =>
      isWaiting(state) && nonce === count.value && request.chainId === chainId && request.from === from,
  )
  if (count.value < entry.nonce && earlier !== undefined) return { reason: 'behind', entry: earlier.id }
  const base = block.ok ? (block.value.baseFeePerGas ?? 0n) : 0n
  return highestPrice(entry.decision.fee) < base ? { reason: 'low-fee' } : null
}
