import * as v from 'valibot'
import { Guarded, Guardrail } from '#domain/guardrails/guardrail.ts'
import { UnlockRefusal } from '#transport/contract/session.ts'
import { nothing, procedure, resultOf } from '#transport/procedure.ts'

/** Why a guardrail kept something from being done: a proof is needed, or the one that came does not hold. */
export const ProofRefusal = v.variant('reason', [
  v.object({ reason: v.literal('proof-needed') }),
  ...UnlockRefusal.options,
])
export type ProofRefusal = v.InferOutput<typeof ProofRefusal>

export const guardrailsContract = {
  /** What the user set for an account or a site; without limits where nothing was set. */
  'guardrails.get': procedure({ guard: 'unlocked', input: v.object({ of: Guarded }), output: Guardrail }),
  /** Loosening needs the password; tightening does not. */
  'guardrails.set': procedure({
    guard: 'unlocked',
    input: v.object({ of: Guarded, guardrail: Guardrail, password: v.nullable(v.string()) }),
    output: resultOf(nothing, ProofRefusal),
  }),
} as const
