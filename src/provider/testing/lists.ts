import { batchKey, type Batch } from '#domain/calls/batch.ts'
import type { BatchView } from '#domain/calls/batches.ts'
import { statusOf, outcomeOf } from '#domain/calls/progress.ts'
import { account, chain, otherAccount, site } from '#domain/approvals/testing/queue.ts'
import { quantity } from '#core/quantity.ts'
import { hex, journalEntry } from '#domain/testing/transactions.ts'
import type { JournalState } from '#domain/transactions/journal-entry.ts'
import type { FakeServices } from '#provider/testing/services.ts'

const fee = { type: 'eip1559', maxFeePerGas: quantity(9n), maxPriorityFeePerGas: quantity(1n) } as const

/** A list of calls of `site`, as far as the journal says that it went; it becomes known to the wallet. */
export function knownList(
  { lists }: Pick<FakeServices, 'lists'>,
  states: readonly (JournalState | null)[],
  mode: 'sequential' | 'atomic' = 'sequential',
): BatchView {
  const calls = states.map(() => ({ to: otherAccount, value: quantity(1n), data: hex('0x') }))
  const batch: Batch = {
    id: 'own',
    origin: site,
    approvalId: 'approval',
    request: { id: 'own', chainId: chain, from: account, calls, mode, upgrade: false },
    decision: { gasLimits: states.map(() => quantity(21_000n)), fee },
    createdAt: 0,
    stopped: null,
    ended: false,
  }
  const outcomes = states.map(outcomeOf)
  const entries = states.map((state, index) =>
    state === null ? null : journalEntry(state, { id: `approval:${String(index)}` }),
  )
  const view = { batch, outcomes, entries, status: statusOf(outcomes, false) }
  lists.set(batchKey(site, 'own'), view)
  return view
}
