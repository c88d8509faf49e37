import { LockedError } from '#domain/locked-error.ts'
import { askNode, Count } from '#domain/transactions/ask-node.ts'
import { applyEvent } from '#domain/transactions/apply-event.ts'
import { isUndone, readFinality, type Finality } from '#domain/transactions/finality.ts'
import { receiptOf } from '#domain/transactions/follow-up.ts'
import { isUnsettled, isWaiting, type JournalEvent, type Unsettled } from '#domain/transactions/journal.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { isMined, rivalsOf } from '#domain/transactions/rivals.ts'
import type { TrackDeps } from '#domain/transactions/track.ts'

type UnsettledEntry = JournalEntry & { readonly state: Unsettled }

/** Milliseconds between two looks at what is decided but not final: ever later, as some networks take a day. */
const looks = { shortest: 60_000, longest: 3_600_000, part: 8 } as const
/** Milliseconds. A chain that made nothing final in so long, such as a developer's, never will. */
const giveUpAfter = 7 * 86_400_000

const isUnsettledEntry = (entry: JournalEntry): entry is UnsettledEntry => isUnsettled(entry.state)

/** Lowest nonce first; of one nonce the mined one first, as no other is until that one is undone. */
const inOrder = (a: UnsettledEntry, b: UnsettledEntry): number =>
  a.nonce - b.nonce || Number(a.state.status === 'replaced') - Number(b.state.status === 'replaced')

type Answer = JournalEvent | 'waits' | 'silent'

async function lookAtMined(deps: TrackDeps, entry: UnsettledEntry, finality: Finality): Promise<Answer> {
  const { state, request } = entry
  if (state.status === 'replaced') throw new Error('a replaced transaction is in no block')
  const { blockNumber, unsettled } = state
  const receipt = await receiptOf(deps.chainRpc, request, state.hash)
  if (receipt === 'waits' || receipt === 'silent') return receipt
  if (receipt === null) {
    const undone = await isUndone(deps.chainRpc, request.chainId, { blockNumber, blockHash: unsettled.blockHash })
    return undone ? { type: 'reopen' } : 'waits'
  }
  if (receipt.blockHash !== unsettled.blockHash) return receipt
  return receipt.blockNumber <= finality.block ? { type: 'finalize' } : 'waits'
}

/** The nonce is used for good once the account's count at a final block says so. */
async function lookAtReplaced(deps: TrackDeps, entry: UnsettledEntry, finality: Finality): Promise<Answer> {
  const { state, request, nonce } = entry
  const { chainRpc, journal } = deps
  const winner = rivalsOf(entry, await journal.all()).find((rival) => isMined(rival.state))
  if (winner !== undefined) return isUnsettled(winner.state) ? 'waits' : { type: 'finalize' }
  const receipt = await receiptOf(chainRpc, request, state.hash)
  if (receipt !== null) return receipt
  const countAt = (block: string) =>
    askNode(chainRpc, request.chainId, 'eth_getTransactionCount', [request.from, block], Count)
  const latest = await countAt('latest')
  if (!latest.ok) return 'waits'
  if (latest.value <= nonce) return { type: 'reopen' }
  const block = finality.tag ? 'finalized' : `0x${Math.max(finality.block, 0).toString(16)}`
  const final = await countAt(block)
  return final.ok && final.value > nonce ? { type: 'finalize' } : 'waits'
}

/**
 * One round over what is decided and not final: final once the chain says so, waiting again where the block that decided
 * it is gone. Returns in how many milliseconds to look again: 0 when something waits again, `null` when there is nothing to
 * look for, or while locked.
 */
export async function settle(deps: TrackDeps, signal: AbortSignal): Promise<number | null> {
  const { journal, chainRpc, clock } = deps
  const reopened = new Set<string>()

  async function followChain(chainId: number, entries: readonly UnsettledEntry[]): Promise<void> {
    const finality = await readFinality(chainRpc, chainId)
    if (finality === null) return
    for (const entry of entries) {
      if (signal.aborted) return
      const look = entry.state.status === 'replaced' ? lookAtReplaced : lookAtMined
      const event = await look(deps, entry, finality)
      if (event === 'silent') return
      if (event === 'waits') continue
      const after = await applyEvent(deps, entry, event)
      if (isWaiting(after.state)) reopened.add(entry.id)
    }
  }

  try {
    const now = clock.now()
    const open = (await journal.all()).filter(isUnsettledEntry).toSorted(inOrder)
    const old = open.filter(({ createdAt }) => now - createdAt > giveUpAfter)
    for (const entry of old) await applyEvent(deps, entry, { type: 'finalize' })
    const young = Map.groupBy(
      open.filter((entry) => !old.includes(entry)),
      ({ request }) => request.chainId,
    )
    await Promise.all([...young].map(([chainId, entries]) => followChain(chainId, entries)))
    const ages = (await journal.all()).filter(isUnsettledEntry).map(({ createdAt }) => now - createdAt)
    if (reopened.size > 0) return 0
    if (ages.length === 0) return null
    return Math.min(Math.max(Math.min(...ages) / looks.part, looks.shortest), looks.longest)
  } catch (thrown) {
    if (thrown instanceof LockedError) return null
    throw thrown
  }
}
