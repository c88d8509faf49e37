import type { SealedTable } from '#domain/ports.ts'
import { holdsNonce, isUnsettled, isWaiting, nextEntry, type JournalEvent } from '#domain/transactions/journal.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import { isMined, rivalsOf } from '#domain/transactions/rivals.ts'

type Deps = {
  readonly journal: SealedTable<JournalEntry>
  /** An entry changed; `settled` when it waits for nothing any more. */
  readonly changed: (settled: boolean) => void
}

/**
 * The row decides, not our copy of it. Of all that was signed for one nonce only one is ever mined: while the journal has
 * one as mined, no node is believed about another. Once that is final, the other is replaced whatever a node says.
 */
export async function applyEvent(
  { journal, changed }: Deps,
  entry: JournalEntry,
  event: JournalEvent,
): Promise<JournalEntry> {
  const believed = event.type === 'mine' ? await judge(journal, entry, event) : event
  if (believed === null) return entry
  let changes = 0
  const stored = await journal.update(entry.id, (row) => {
    if (row === null) return null
    const after = nextEntry(row, believed)
    if (after === row) return null
    changes += 1
    return after
  })
  const now = stored ?? entry
  if (changes > 0) changed(!isWaiting(now.state))
  return now
}

async function judge(
  journal: SealedTable<JournalEntry>,
  entry: JournalEntry,
  event: JournalEvent,
): Promise<JournalEvent | null> {
  if (!holdsNonce(entry.state)) return null
  const mined = rivalsOf(entry, await journal.all()).find(({ state }) => isMined(state))
  if (mined === undefined) return event
  return isUnsettled(mined.state) ? null : { type: 'replace' }
}
