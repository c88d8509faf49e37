import type { RpcFailure } from '#domain/ports.ts'
import type { TransactionDecision } from '#domain/transactions/decision.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

export type Submission = {
  readonly approvalId: string
  readonly origin: string
  readonly request: TransactionRequest
  readonly decision: TransactionDecision
}

export type SubmitFailure =
  | RpcFailure
  /** The key was not available; nothing was signed. */
  | { readonly kind: 'locked' | 'unknown-account' }
