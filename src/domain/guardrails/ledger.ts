import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import type { Guarded } from '#domain/guardrails/guardrail.ts'
import { Outflow } from '#domain/guardrails/outflow.ts'
import type { Clock, SealedTable } from '#domain/ports.ts'
import { holdsNonce } from '#domain/transactions/journal.ts'
import { isMined } from '#domain/transactions/rivals.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'

/**
 * What was consented to: `id` is the approval's, `origin` `wallet` for the wallet's own, `at` in milliseconds since the epoch.
 * Each part is one transaction, by the id that it has in the journal, or a signature, which has none.
 */
export const LedgerRow = v.object({
  id: v.string(),
  at: v.number(),
  account: Address,
  origin: v.string(),
  chainId: ChainId,
  parts: v.array(v.object({ journalId: v.nullable(v.string()), outflows: v.array(Outflow) })),
})
export type LedgerRow = v.InferOutput<typeof LedgerRow>

/** All of the last day, in one sealed row. */
export const LedgerRows = v.array(LedgerRow)
export type LedgerRows = v.InferOutput<typeof LedgerRows>

/** Milliseconds: the day of a limit is the last 24 hours, whatever the hour. */
const day = 86_400_000

/** The approval that is asked about, and the journal's id of what it takes the place of. */
export type Except = { readonly id: string; readonly replaces: string | null }

export type Ledger = {
  readonly put: (row: Omit<LedgerRow, 'at'>) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  /** What left, or may leave, in the last day under a guardrail on a network; without what is `except`. */
  readonly spent: (of: Guarded, chainId: ChainId, except: Except) => Promise<readonly Outflow[]>
}

type Deps = {
  /** The row `id` of it. */
  readonly table: SealedTable<LedgerRows>
  readonly journal: () => Promise<readonly JournalEntry[]>
  /** Whether an approval, or a list of calls, may still become transactions that the journal does not have yet. */
  readonly isOpen: (approvalId: string) => Promise<boolean>
  readonly clock: Clock
}

const id = 'spending'

/** Whether its money is gone or may yet go. What failed, was dropped or replaced is given back. */
function counts(entry: JournalEntry, journal: readonly JournalEntry[]): boolean {
  const { status } = entry.state
  if (status === 'failed' || status === 'dropped' || status === 'replaced') return false
  // The same, at a higher fee: only one of the two is ever mined.
  return (
    isMined(entry.state) ||
    !journal.some(
      ({ replaces, request, state }) =>
        replaces === entry.id && request.replaces?.how === 'speed-up' && state.status !== 'dropped',
    )
  )
}

export function createLedger({ table, journal, isOpen, clock }: Deps): Ledger {
  const isRecent = ({ at }: LedgerRow): boolean => clock.now() - at < day

  /** What was held, or waits for long, leaves on another day than that of the consent. */
  const leavesNow = ({ createdAt, state }: JournalEntry): boolean => holdsNonce(state) || clock.now() - createdAt < day

  const entriesOf = ({ parts }: LedgerRow, entries: readonly JournalEntry[]): readonly (JournalEntry | undefined)[] =>
    parts.map(({ journalId }) => entries.find((entry) => entry.id === journalId))

  async function isKept(row: LedgerRow, entries: readonly JournalEntry[]): Promise<boolean> {
    if (isRecent(row) || (await isOpen(row.id))) return true
    return entriesOf(row, entries).some((entry) => entry !== undefined && leavesNow(entry))
  }

  async function outflowsOf(
    row: LedgerRow,
    entries: readonly JournalEntry[],
    { replaces }: Except,
  ): Promise<readonly Outflow[]> {
    const found = entriesOf(row, entries)
    const isAwaited = row.parts.some(({ journalId }, index) => journalId !== null && found[index] === undefined)
    const open = (isAwaited || !isRecent(row)) && (await isOpen(row.id))
    const isOfToday = open || isRecent(row)
    return row.parts.flatMap(({ journalId, outflows }, index) => {
      if (journalId === null) return isOfToday ? outflows : []
      const entry = found[index]
      const isMeant = entry === undefined ? open : (isOfToday || leavesNow(entry)) && counts(entry, entries)
      return isMeant && journalId !== replaces ? outflows : []
    })
  }

  const change = async (edit: (rows: LedgerRows) => LedgerRows): Promise<void> => {
    await table.update(id, (rows) => edit(rows ?? []))
  }

  return {
    async put(row) {
      const rows = (await table.get(id)) ?? []
      const kept = new Set<string>()
      const entries = rows.every(isRecent) ? [] : await journal()
      for (const each of rows) if (await isKept(each, entries)) kept.add(each.id)
      kept.delete(row.id)
      await change((now) => [...now.filter((each) => kept.has(each.id)), { ...row, at: clock.now() }])
    },
    async remove(gone) {
      const rows = (await table.get(id)) ?? []
      if (rows.some((row) => row.id === gone)) await change((now) => now.filter((row) => row.id !== gone))
    },
    async spent(of, chainId, except) {
      const rows = ((await table.get(id)) ?? []).filter(
        (row) => row.chainId === chainId && row.id !== except.id && (row.account === of || row.origin === of),
      )
      if (rows.length === 0) return []
      const entries = await journal()
      return (await Promise.all(rows.map((row) => outflowsOf(row, entries, except)))).flat()
    },
  }
}
