import type { Breach } from '#domain/guardrails/breach.ts'
import type { Review } from '#domain/review/review.ts'
import { findingsOf, worstFirst } from '#domain/review/rules.ts'

/** The same review with what the user's own guardrails say of it: that the consent needs a proof, or is held for minutes. */
export function withGuardrails(review: Review, breaches: readonly Breach[], minutes: number): Review {
  if (breaches.length === 0 && minutes === 0) return review
  const found = breaches.flatMap((breach) => findingsOf({ kind: 'breach', breach }))
  const held = minutes === 0 ? [] : findingsOf({ kind: 'wait', minutes })
  const findings = worstFirst([...found, ...held, ...review.findings])
  return { ...review, findings, ...(breaches.length > 0 && { needsProof: true }) }
}
