import { holdsNonce } from '#domain/transactions/journal.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'

type Place = Pick<JournalEntry, 'nonce'> & { readonly request: Pick<JournalEntry['request'], 'chainId' | 'from'> }

/** Whether both are for the same place in an account's order, so that only one of them can ever be mined. */
export const isSamePlace = (one: Place, other: Place): boolean =>
  one.nonce === other.nonce && one.request.chainId === other.request.chainId && one.request.from === other.request.from

export const isMined = ({ status }: JournalEntry['state']): boolean => status === 'mined' || status === 'failed'

/** Everything else that was signed for the place of this entry. */
export const rivalsOf = (entry: JournalEntry, journal: readonly JournalEntry[]): readonly JournalEntry[] =>
  journal.filter((other) => other.id !== entry.id && isSamePlace(other, entry) && other.state.status !== 'prepared')

/** Whether `later` was made to take the place of `earlier`, be it over others between. */
function takesPlaceOf(later: JournalEntry, earlier: JournalEntry, journal: readonly JournalEntry[]): boolean {
  const seen = new Set<string>()
  let replaced = later.replaces
  while (replaced !== undefined && !seen.has(replaced)) {
    if (replaced === earlier.id) return true
    seen.add(replaced)
    replaced = journal.find(({ id }) => id === replaced)?.replaces
  }
  return false
}

/** The user chose another in its place, and that one may still be mined: its own bytes are not handed out again. */
export const isSuperseded = (entry: JournalEntry, journal: readonly JournalEntry[]): boolean =>
  rivalsOf(entry, journal).some((other) => holdsNonce(other.state) && takesPlaceOf(other, entry, journal))

/** Which of the waiting ones for a place the network would replace next: the one that nothing supersedes. */
export const newestAt = (place: Place, journal: readonly JournalEntry[]): JournalEntry | null =>
  journal.find((entry) => isSamePlace(entry, place) && holdsNonce(entry.state) && !isSuperseded(entry, journal)) ?? null
