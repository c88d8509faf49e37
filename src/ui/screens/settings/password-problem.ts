import { m } from '#messages/messages.js'
import { formatSeconds } from '#ui/app/duration.ts'
import type { ProofRefusal } from '#transport/contract/guardrails.ts'

/** Why a password that was asked for again did not do. */
export function passwordProblem(refusal: ProofRefusal | { readonly reason: 'weak-password' }): string {
  switch (refusal.reason) {
    case 'wrong-password':
      return m.unlock_wrong()
    case 'wait':
      return m.unlock_wait({ time: formatSeconds(Math.max(1, Math.ceil((refusal.retryAt - Date.now()) / 1_000))) })
    case 'proof-needed':
      return m.proof_needed()
    case 'weak-password':
      return m.password_weak()
    case 'damaged':
    case 'missing':
    case 'newer':
      return m.unlock_failed()
    default:
      return refusal satisfies never
  }
}
