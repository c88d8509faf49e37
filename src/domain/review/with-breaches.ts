import type { Breach } from '#domain/guardrails/breach.ts'
import type { Review } from '#domain/review/review.ts'
import { findingsOf, worstFirst } from '#domain/review/rules.ts'

/** The same review with what the user's own guardrails say of it; the consent then needs a proof. */
export function withBreaches(review: Review, breaches: readonly Breach[]): Review {
  if (breaches.length === 0) return review
  const found = breaches.flatMap((breach) => findingsOf({ kind: 'breach', breach }))
  return { ...review, findings: worstFirst([...found, ...review.findings]), needsProof: true }
}
