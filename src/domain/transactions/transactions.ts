import type { Hex } from '#core/hex.ts'
import type { Result } from '#core/result.ts'
import type { RpcFailure } from '#domain/ports.ts'
import type { TransactionDecision } from '#domain/transactions/decision.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

export type SubmitFailure =
  | RpcFailure
  /** The key was not available; nothing was signed. */
  | { readonly kind: 'locked' | 'unknown-account' }

/** From a checked request to a mined transaction. Unlocked only, but for what the type says. */
export type Transactions = {
  /** Gas, fees, balance and nonce as the network tells them now. */
  readonly quote: (request: TransactionRequest) => Promise<Result<Quote, RpcFailure>>
  /**
   * Journals, signs and broadcasts. Called again with the same `approvalId`, after a stop or otherwise, it sends the
   * bytes that were signed and signs nothing anew. Succeeds once a node has taken the transaction or knows it.
   */
  readonly submit: (submission: {
    readonly approvalId: string
    readonly origin: string
    readonly request: TransactionRequest
    readonly decision: TransactionDecision
  }) => Promise<Result<Hex, SubmitFailure>>
  readonly list: () => Promise<readonly JournalEntry[]>
  /** Sends again what was signed and asks for receipts of what was sent. Returns whether anything still waits. */
  readonly track: (signal: AbortSignal) => Promise<boolean>
}
