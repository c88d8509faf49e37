import { quantity } from '#core/quantity.ts'
import { listOf } from '#domain/calls/batch.ts'
import type { JournalEntry, JournalState } from '#domain/transactions/journal-entry.ts'
import type { ActivityStatus } from '#domain/transactions/status.ts'
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

function activityItem({ id, request, state, nonce, origin, createdAt }: JournalEntry): ActivityItem {
  const { chainId, from, to, value, data } = request
  const fee = 'fee' in state && state.fee !== null ? quantity(BigInt(state.fee)) : null
  const hash = 'hash' in state ? state.hash : null
  const status = statuses[state.status]
  return { id, chainId, hash, status, from, to, value, data, nonce, fee, origin, createdAt, list: listOf(id) }
}

/** Newest first; of one moment, the higher nonce first. */
const newestFirst = (a: JournalEntry, b: JournalEntry): number => b.createdAt - a.createdAt || b.nonce - a.nonce

type Deps = { readonly transactions: Pick<Transactions, 'list'> }

export function activityHandlers({ transactions }: Deps): HandlersOf<keyof typeof activityContract> {
  return {
    'activity.list': async () => (await transactions.list()).toSorted(newestFirst).map(activityItem),
  }
}
