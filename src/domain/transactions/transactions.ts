import type { Hex } from '#core/hex.ts'
import type { Result } from '#core/result.ts'
import type { Signer } from '#domain/accounts/signer.ts'
import type { ChainRpc, Clock, Lock, Notify, RpcFailure, SealedTable } from '#domain/ports.ts'
import { taskRpc } from '#domain/task-rpc.ts'
import { createQuote } from '#domain/transactions/create-quote.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import { settle } from '#domain/transactions/settle.ts'
import type { Submission, SubmitFailure } from '#domain/transactions/submission.ts'
import { submit } from '#domain/transactions/submit.ts'
import { track } from '#domain/transactions/track.ts'

export type { SubmitFailure } from '#domain/transactions/submission.ts'

/** From a checked request to a mined transaction. Unlocked only, but for what the type says. */
export type Transactions = {
  /** Gas, fees, balance and nonce as the network tells them now. */
  readonly quote: (request: TransactionRequest) => Promise<Result<Quote, RpcFailure>>
  /**
   * Journals, signs and broadcasts. Called again with the same `approvalId`, after a stop or otherwise, it sends the
   * bytes that were signed and signs nothing anew. The hash means signed and stored: it will be sent, by `track` where
   * no node could be reached now. A failure means that nothing was sent and nothing will be, unless after `locked` it is called
   * again (see submit.ts for why).
   */
  readonly submit: (submission: Submission) => Promise<Result<Hex, SubmitFailure>>
  readonly list: () => Promise<readonly JournalEntry[]>
  /**
   * Sends again what was signed and asks for receipts of what was sent. Returns whether anything still waits; while
   * locked it does nothing and returns `false`.
   */
  readonly track: (signal: AbortSignal) => Promise<boolean>
  /**
   * Follows what is decided until it is final. Milliseconds until the next look, 0 when something waits again, `null`
   * when there is nothing to look for. While locked, `null` too.
   */
  readonly settle: (signal: AbortSignal) => Promise<number | null>
}

export type TransactionsDeps = {
  /** By the approval's id. */
  readonly journal: SealedTable<JournalEntry>
  readonly chainRpc: ChainRpc
  readonly signer: Signer
  readonly lock: Lock
  readonly clock: Clock
  readonly notify: Notify
  /** Something was journalled that must be followed: the tracker's `start`. */
  readonly follow: () => void
}

export function createTransactions({ notify, follow, ...deps }: TransactionsDeps): Transactions {
  const submitted = (): void => {
    notify('activity')
    follow()
  }
  const tracked = (settled: boolean): void => {
    notify('activity')
    if (settled) notify('accounts')
  }
  return {
    quote: (request) =>
      createQuote({ chainRpc: taskRpc(deps.chainRpc, deps.clock), journal: deps.journal.all }, request),
    submit: (submission) => submit({ ...deps, changed: submitted }, submission),
    list: () => deps.journal.all(),
    track: (signal) => track({ ...deps, changed: tracked }, signal),
    settle: (signal) => settle({ ...deps, changed: tracked }, signal),
  }
}
