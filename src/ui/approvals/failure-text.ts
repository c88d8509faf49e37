import { m } from '#messages/messages.js'
import type { FailureReason } from '#core/failure.ts'

/** How a question ended otherwise than it was approved: the wallet's reason, or `gone` where it no longer waited. */
export type Failed = { readonly reason: FailureReason | 'gone'; readonly message: string }

/** What happened, what it means and what to do. */
export const failureText: Record<Failed['reason'], () => string> = {
  gone: () => m.approval_gone(),
  refused: () => m.failure_refused(),
  unreachable: () => m.failure_unreachable(),
  timeout: () => m.failure_timeout(),
  'too-large': () => m.failure_malformed(),
  malformed: () => m.failure_malformed(),
  'wrong-chain': () => m.failure_wrong_chain(),
  'unknown-chain': () => m.failure_unknown_chain(),
  'not-consented': () => m.problem_not_consented(),
  'not-waiting': () => m.failure_not_waiting(),
  underpriced: () => m.failure_underpriced(),
  'nonce-used': () => m.failure_nonce_used(),
  'nonce-too-high': () => m.failure_nonce_too_high(),
  'unknown-account': () => m.failure_unknown_account(),
  duplicate: () => m.failure_duplicate(),
  'account-changed': () => m.failure_account_changed(),
  locked: () => m.failure_locked(),
  'held-changed': () => m.held_changed(),
  'held-fees': () => m.held_fees(),
  'held-cancelled': () => m.failure_held_cancelled(),
  forgotten: () => m.failure_forgotten(),
  unreadable: () => m.failure_unreadable(),
  'foreign-sign-in': () => m.failure_foreign_sign_in(),
  unexpected: () => m.failure_unexpected(),
}
