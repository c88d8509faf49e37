import { err, ok, type Result } from '#core/result.ts'
import { hexFromBytes } from '#core/hex.ts'
import { keccak256 } from '#core/keccak.ts'
import { encodeText } from '#core/utf8.ts'
import { batchKey, journalId, submissionOf, transactionsOf, type Batch, type StopReason } from '#domain/calls/batch.ts'
import type { CallsDecision, CallsRequest } from '#domain/calls/calls-request.ts'
import { nextStep, outcomeOf, statusOf, type BatchStatus, type Outcome } from '#domain/calls/progress.ts'
import { atomicStatus } from '#domain/delegation/delegation.ts'
import { LockedError } from '#domain/locked-error.ts'
import type { ChainRpc, Clock, Lock, Notify, SealedTable } from '#domain/ports.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { SubmitFailure } from '#domain/transactions/submission.ts'
import type { Transactions } from '#domain/transactions/transactions.ts'
import { unlessLocked } from '#domain/unless-locked.ts'

export type BatchSubmission = {
  readonly approvalId: string
  readonly origin: string
  readonly request: CallsRequest
  readonly decision: CallsDecision
}

export type BatchFailure =
  | SubmitFailure
  /** `duplicate`: the site has another list under this id. `changed`: the account is not as it was when this was asked. */
  | { readonly kind: 'duplicate' | 'changed' }

/** A list, and what became of each of its transactions; `entries` are `null` where the journal has none. */
export type BatchView = {
  readonly batch: Batch
  readonly outcomes: readonly Outcome[]
  readonly entries: readonly (JournalEntry | null)[]
  readonly status: BatchStatus
}

/** Lists of calls (EIP-5792), from consent to their end. Unlocked only. */
export type Batches = {
  /**
   * Stores the list and sends its first transaction; the others follow by `advance`. Called again with the same `approvalId`
   * it comes to the same. Resolves with the id. A failure means that nothing was sent and that nothing will be; but after
   * `locked` the same may be asked again.
   */
  readonly start: (submission: BatchSubmission) => Promise<Result<string, BatchFailure>>
  readonly find: (origin: string, id: string) => Promise<BatchView | null>
  /** Whether some of it may still be signed. */
  readonly isOpen: (approvalId: string) => Promise<boolean>
  /** Newest first. */
  readonly list: () => Promise<readonly BatchView[]>
  /** Sends what is next, unless it is still to be settled what a lock has ended. Whether anything waits; `false` while locked. */
  readonly advance: () => Promise<boolean>
  /** At an unlock: what was not signed before the lock is not sent after it. */
  readonly stopUnsent: () => Promise<void>
  /** What is not signed yet never will be. Only of a list that has begun; what is being sent at this moment still goes. */
  readonly stopRest: (approvalId: string) => Promise<void>
}

type Deps = {
  /** By `batchKey`. */
  readonly table: SealedTable<Batch>
  readonly transactions: Pick<Transactions, 'submit' | 'list'>
  readonly chainRpc: ChainRpc
  readonly lock: Lock
  readonly clock: Clock
  readonly notify: Notify
  /** Whether `stopUnsent` has ended since the last unlock. */
  readonly isSettled: () => Promise<boolean>
}

/** Milliseconds. A consent to a fee, and to what a list does, is not for another day. */
const sendWithin = 3_600_000
/** Milliseconds. Sites may ask for a day; the user's own list shows a month. */
const keptFor = 30 * 86_400_000

/** Failures of the way to the node, of which nothing is in the journal: the same is tried again. */
const passing: ReadonlySet<BatchFailure['kind']> = new Set([
  'unreachable',
  'timeout',
  'too-large',
  'malformed',
  'wrong-chain',
  'unknown-chain',
  'not-consented',
])

/**
 * As unpredictable as the approval's id, and the same whenever it is made (EIP-5792 §Security Considerations). Never with
 * a leading zero, as some sites read it as a quantity.
 */
const madeId = (approvalId: string): string =>
  `0x1${hexFromBytes(keccak256(encodeText(`calls ${approvalId}`))).slice('0x1'.length)}`

export function createBatches(deps: Deps): Batches {
  const { table, transactions, chainRpc, lock, clock, notify, isSettled } = deps
  const alone = <T>(key: string, work: () => Promise<T>): Promise<T> => lock(`calls:${key}`, work)
  const keyOf = ({ origin, id }: Batch): string => batchKey(origin, id)

  async function viewsOf(batches: readonly Batch[]): Promise<readonly BatchView[]> {
    const journal = new Map((await transactions.list()).map((entry) => [entry.id, entry]))
    return batches.map((batch) => {
      const entries = transactionsOf(batch.request).map(
        (_, index) => journal.get(journalId(batch.approvalId, index)) ?? null,
      )
      const outcomes = entries.map((entry) => outcomeOf(entry?.state ?? null))
      return { batch, entries, outcomes, status: statusOf(outcomes, batch.stopped !== null) }
    })
  }

  async function change(batch: Batch, changes: Partial<Pick<Batch, 'stopped' | 'ended'>>): Promise<void> {
    await table.update(keyOf(batch), (row) => (row === null ? null : { ...row, ...changes }))
    notify('activity')
  }

  const stop = (batch: Batch, stopped: StopReason): Promise<void> => change(batch, { stopped, ended: false })

  /** An account that no longer is what was consented to would carry the list out as something else, or not at all. */
  async function isAsConsented({ request }: Batch): Promise<Result<boolean, SubmitFailure>> {
    if (request.mode === 'sequential') return ok(true)
    const status = await atomicStatus(chainRpc, request.chainId, request.from)
    if (!status.ok) return status
    return ok(status.value === 'supported' || (request.upgrade && status.value === 'ready'))
  }

  async function send(batch: Batch, index: number): Promise<Result<unknown, BatchFailure>> {
    const [view] = await viewsOf([batch])
    if (view?.outcomes[index] === 'unsent') {
      const asConsented = await isAsConsented(batch)
      if (!asConsented.ok) return asConsented
      if (!asConsented.value) return err({ kind: 'changed' })
    }
    return transactions.submit(submissionOf(batch, index))
  }

  /** One list, as far as it goes now. Returns whether it waits for anything. */
  async function carryOn(key: string): Promise<boolean> {
    for (;;) {
      const batch = await table.get(key)
      const [view] = batch === null ? [] : await viewsOf([batch])
      if (batch === null || view === undefined || batch.ended) return false
      const step = nextStep(view.outcomes, batch.stopped !== null)
      if (step.type === 'wait') return true
      if (step.type === 'end') {
        await change(batch, { ended: true })
        return false
      }
      if (clock.now() - batch.createdAt > sendWithin) {
        await stop(batch, 'late')
        continue
      }
      const sent = await send(batch, step.index)
      if (sent.ok) continue
      if (sent.error.kind === 'locked') return false
      if (passing.has(sent.error.kind)) return true
      await stop(batch, sent.error.kind === 'changed' ? 'changed' : 'refused')
    }
  }

  async function isBegun(batch: Batch): Promise<boolean> {
    const state = (await viewsOf([batch]))[0]?.entries[0]?.state
    return state !== undefined && state.status !== 'prepared'
  }

  /** One that fails where none should is tried again, until it is too late for it, and keeps no other waiting. */
  async function carryOnAlone(key: string): Promise<boolean> {
    try {
      return await alone(key, () => carryOn(key))
    } catch (thrown) {
      return !(thrown instanceof LockedError)
    }
  }

  async function begin(fresh: Batch): Promise<Result<string, BatchFailure>> {
    const key = keyOf(fresh)
    const row = (await table.update(key, (before) => before ?? fresh)) ?? fresh
    if (row.approvalId !== fresh.approvalId) return err({ kind: 'duplicate' })
    let sent: Result<unknown, BatchFailure>
    try {
      sent = await send(row, 0)
    } catch (thrown) {
      // Whoever asked hears that nothing was sent, so that nothing may be: not even by the next round.
      if (!(thrown instanceof LockedError) && !(await isBegun(row))) await table.delete(key)
      throw thrown
    }
    // Nothing of it was signed, so that the site may use its id again.
    if (!sent.ok && sent.error.kind !== 'locked') await table.delete(key)
    notify('activity')
    return sent.ok ? ok(row.id) : sent
  }

  /** Those that have not ended, each alone with what became of its transactions by then. */
  async function eachOpen(which: (batch: Batch) => boolean, work: (view: BatchView) => Promise<void>): Promise<void> {
    const open = (await table.all()).filter((batch) => !batch.ended && which(batch))
    await Promise.all(
      open.map((batch) =>
        alone(keyOf(batch), async () => {
          const [view] = await viewsOf([batch])
          if (view !== undefined) await work(view)
        }),
      ),
    )
  }

  return {
    start: ({ approvalId, origin, request, decision }) => {
      const id = request.id ?? madeId(approvalId)
      const fresh = { id, origin, approvalId, request, decision, createdAt: clock.now(), stopped: null, ended: false }
      return alone(keyOf(fresh), () => unlessLocked(() => begin(fresh), err({ kind: 'locked' })))
    },
    find: async (origin, id) => {
      const batch = await table.get(batchKey(origin, id))
      return batch === null ? null : ((await viewsOf([batch]))[0] ?? null)
    },
    isOpen: async (approvalId) =>
      (await table.all()).some((batch) => batch.approvalId === approvalId && !batch.ended && batch.stopped === null),
    list: async () => viewsOf((await table.all()).toSorted((a, b) => b.createdAt - a.createdAt)),
    advance: () =>
      unlessLocked(async () => {
        const batches = await table.all()
        for (const batch of batches) {
          if (batch.ended && clock.now() - batch.createdAt > keptFor) await table.delete(keyOf(batch))
        }
        const open = batches.filter(({ ended }) => !ended).map(keyOf)
        if (open.length > 0 && !(await isSettled())) return true
        const waits = await Promise.all(open.map(carryOnAlone))
        return waits.includes(true)
      }, false),
    stopUnsent: () =>
      eachOpen(
        () => true,
        async ({ batch, outcomes }) => {
          if (outcomes[0] === 'unsent') await table.delete(keyOf(batch))
          else if (outcomes.includes('unsent')) await stop(batch, 'locked')
        },
      ),
    stopRest: (approvalId) =>
      eachOpen(
        (batch) => batch.approvalId === approvalId && batch.stopped === null,
        async ({ batch, outcomes }) => {
          if (outcomes[0] !== 'unsent' && outcomes.includes('unsent')) await stop(batch, 'user')
        },
      ),
  }
}
