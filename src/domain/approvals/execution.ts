import type { Failure } from '#core/failure.ts'
import type { Result } from '#core/result.ts'
import type { ApprovalKind } from '#domain/approvals/kinds.ts'
import type { Event, Settled } from '#domain/approvals/machine.ts'
import type { ProofRefusal } from '#domain/guardrails/proof.ts'

/**
 * `locked`: nothing was done, as the key was not at hand; the approval stays and is carried out after the next unlock.
 * `held`: it waits for a time that the user set, and is carried out once it is released.
 */
export type Execution = Result<unknown, Failure | 'locked' | 'held'>

/** What a consent came to: see `Queue.approve`. */
export type Approved =
  | Settled
  | { readonly status: 'held' }
  | { readonly status: 'refused'; readonly refusal: ProofRefusal }
  | { readonly status: 'revised' }
  | null

/** What it means for the approval; `null` where it stays as it is. */
export function ending(outcome: Execution): Event<ApprovalKind> | null {
  if (outcome.ok) return { type: 'succeed', result: outcome.value ?? null }
  if (outcome.error === 'held') return { type: 'hold' }
  return outcome.error === 'locked' ? null : { type: 'fail', ...outcome.error }
}
