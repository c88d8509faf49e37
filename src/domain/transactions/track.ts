import { LockedError } from '#domain/locked-error.ts'
import type { ChainRpc, Clock, SealedTable } from '#domain/ports.ts'
import { applyEvent } from '#domain/transactions/apply-event.ts'
import { followSent, followSigned, withCoin, type WaitingEntry } from '#domain/transactions/follow-up.ts'
import { isWaiting, type JournalEvent } from '#domain/transactions/journal.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { isSuperseded } from '#domain/transactions/rivals.ts'

export type TrackDeps = {
  readonly journal: SealedTable<JournalEntry>
  readonly chainRpc: ChainRpc
  readonly clock: Clock
  /** An entry changed; `settled` when it waits for nothing any more. */
  readonly changed: (settled: boolean) => void
}

/** Milliseconds. A node that does not know a transaction so long after it was made is given it again. */
const resendAfter = 30_000
/** Milliseconds. Nobody carries on with what was only prepared so long ago; nothing of it was ever signed. */
const abandonAfter = 3_600_000

const isWaitingEntry = (entry: JournalEntry): entry is WaitingEntry => isWaiting(entry.state)

/** Lowest nonce first, as no later one can be mined before it. */
function byChain(entries: readonly JournalEntry[]): readonly WaitingEntry[][] {
  const chains = new Map<number, WaitingEntry[]>()
  for (const entry of entries.filter(isWaitingEntry).toSorted((a, b) => a.nonce - b.nonce)) {
    const chain = chains.get(entry.request.chainId) ?? []
    chain.push(entry)
    chains.set(entry.request.chainId, chain)
  }
  return [...chains.values()]
}

/** One round over all that waits. Returns whether anything still does; `false` while locked. */
export async function track(deps: TrackDeps, signal: AbortSignal): Promise<boolean> {
  const { journal, chainRpc, clock } = deps

  const apply = async (entry: WaitingEntry, event: JournalEvent): Promise<JournalEntry> =>
    applyEvent(deps, entry, event.type === 'mine' ? await withCoin(chainRpc, entry, event) : event)

  async function followChain(chain: readonly WaitingEntry[], all: readonly JournalEntry[]): Promise<void> {
    for (let entry of chain) {
      const superseded = isSuperseded(entry, all)
      if (entry.state.status === 'signed' && !superseded) {
        const event = await followSigned(chainRpc, entry)
        if (event === 'silent') return
        if (event === 'waits') continue
        const after = await apply(entry, event)
        if (!isWaitingEntry(after)) continue
        entry = after
      }
      if (signal.aborted) return
      const resend = !superseded && clock.now() - entry.createdAt > resendAfter
      const event = await followSent(chainRpc, entry, resend)
      if (event === 'silent') return
      if (event !== 'waits') await apply(entry, event)
    }
  }

  try {
    const entries = await journal.all()
    for (const entry of entries.filter(({ state }) => state.status === 'prepared')) {
      // The row decides: it may be taken up and signed at this moment.
      await applyEvent(deps, entry, { type: 'abandon', before: clock.now() - abandonAfter })
    }
    await Promise.all(byChain(entries).map((chain) => followChain(chain, entries)))
    return (await journal.all()).some(isWaitingEntry)
  } catch (thrown) {
    if (thrown instanceof LockedError) return false
    throw thrown
  }
}
