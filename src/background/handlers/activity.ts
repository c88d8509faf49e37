import { quantity } from '#core/quantity.ts'
import { listOf } from '#domain/calls/batch.ts'
import type { ChainRpc, Clock } from '#domain/ports.ts'
import { differs } from '#domain/transactions/happened.ts'
import { isUnsettled } from '#domain/transactions/journal.ts'
import type { JournalEntry, JournalState } from '#domain/transactions/journal-entry.ts'
import { replacementOf } from '#domain/transactions/replacement-of.ts'
import { replacementWays, type TransactionRequest } from '#domain/transactions/request.ts'
import type { ActivityStatus } from '#domain/transactions/status.ts'
import { whyStuck } from '#domain/transactions/stuck.ts'
import type { Transactions } from '#domain/transactions/transactions.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { ActivityItem, activityContract } from '#transport/contract/activity.ts'

const statuses: Record<JournalState['status'], ActivityStatus> = {
  prepared: 'pending',
  signed: 'pending',
  sent: 'pending',
  mined: 'confirmed',
  failed: 'failed',
  replaced: 'replaced',
  dropped: 'dropped',
}

function happenedTo({ state, decision: { shown } }: JournalEntry): ActivityItem['happened'] {
  if (state.status !== 'mined' || state.happened === undefined) return null
  return { ...state.happened, differs: shown === undefined ? null : differs(shown, state.happened, state.fee) }
}

function activityItem(entry: JournalEntry, journal: readonly JournalEntry[]): ActivityItem {
  const { id, request, state, nonce, origin, createdAt, replaces, decision } = entry
  const { chainId, from, to, value, data } = request
  const fee = 'fee' in state && state.fee !== null ? quantity(BigInt(state.fee)) : null
  const hash = 'hash' in state ? state.hash : null
  const status = statuses[state.status]
  const successor = journal.find((other) => other.replaces === id && other.state.status !== 'dropped')
  return {
    ...{ id, chainId, hash, status, from, to, value, data, nonce, fee, origin, createdAt, list: listOf(id) },
    final: status !== 'pending' && !isUnsettled(state),
    replaces: replaces === undefined ? null : { id: replaces, how: request.replaces?.how ?? null },
    replacedBy: successor?.id ?? null,
    shown: decision.shown ?? null,
    happened: happenedTo(entry),
    ways: replacementWays.filter((how) => replacementOf(entry, how, journal) !== null),
  }
}

/** Newest first; of one moment, the higher nonce first. */
const newestFirst = (a: JournalEntry, b: JournalEntry): number => b.createdAt - a.createdAt || b.nonce - a.nonce

type Deps = {
  readonly transactions: Pick<Transactions, 'list'>
  readonly chainRpc: ChainRpc
  readonly clock: Clock
  /** Stores the wallet's own approval and shows the window. */
  readonly openApproval: (request: TransactionRequest) => Promise<{ readonly id: string }>
}

export function activityHandlers({
  transactions,
  chainRpc,
  clock,
  openApproval,
}: Deps): HandlersOf<keyof typeof activityContract> {
  return {
    'activity.list': async () => {
      const journal = await transactions.list()
      return journal.toSorted(newestFirst).map((entry) => activityItem(entry, journal))
    },
    'activity.stuck': async ({ id }) => {
      const journal = await transactions.list()
      const entry = journal.find((each) => each.id === id)
      return entry === undefined ? null : whyStuck({ chainRpc, clock }, entry, journal)
    },
    'activity.replace': async ({ id, how }) => {
      const journal = await transactions.list()
      const entry = journal.find((each) => each.id === id)
      const request = entry === undefined ? null : replacementOf(entry, how, journal)
      return request === null ? null : openApproval(request)
    },
  }
}
