import type { Address } from '#core/address.ts'
import type { RpcFailure } from '#domain/ports.ts'
import type { PlaceFailure } from '#domain/transactions/place.ts'
import type { TransactionDecision } from '#domain/transactions/decision.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

export type Submission = {
  readonly approvalId: string
  readonly origin: string
  readonly request: TransactionRequest
  readonly decision: TransactionDecision
  /** As in the journal. Never a site's to choose: only what domain/delegation pins is signed. */
  readonly delegate?: Address
}

export type SubmitFailure =
  | RpcFailure
  /** The key was not available; nothing was signed. */
  | { readonly kind: 'locked' | 'unknown-account' | PlaceFailure }
