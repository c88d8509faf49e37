import * as v from 'valibot'
import { ChainId } from '#core/chain-id.ts'
import { Guarded, Guardrail } from '#domain/guardrails/guardrail.ts'
import { holdEnds } from '#domain/guardrails/holds.ts'
import { TransactionRequest } from '#domain/transactions/request.ts'
import { UnlockRefusal } from '#transport/contract/session.ts'
import { nothing, procedure, resultOf } from '#transport/procedure.ts'

/** Why a guardrail kept something from being done: a proof is needed, or the one that came does not hold. */
export const ProofRefusal = v.variant('reason', [
  v.object({ reason: v.literal('proof-needed') }),
  ...UnlockRefusal.options,
])
export type ProofRefusal = v.InferOutput<typeof ProofRefusal>

/** What waits, or waited and was not sent. `until` and `heldAt` in milliseconds since the epoch; `origin` is `wallet` for the wallet's own. */
export const HeldView = v.object({
  id: v.string(),
  chainId: ChainId,
  origin: v.string(),
  /** One, or those of a list, in their order. */
  transactions: v.array(TransactionRequest),
  heldAt: v.number(),
  until: v.number(),
  ended: v.nullable(v.picklist(holdEnds)),
})
export type HeldView = v.InferOutput<typeof HeldView>

export const guardrailsContract = {
  /** What the user set for an account or a site; without limits where nothing was set. */
  'guardrails.get': procedure({ guard: 'unlocked', input: v.object({ of: Guarded }), output: Guardrail }),
  /** Loosening needs the password; tightening does not. */
  'guardrails.set': procedure({
    guard: 'unlocked',
    input: v.object({ of: Guarded, guardrail: Guardrail, password: v.nullable(v.string()) }),
    output: resultOf(nothing, ProofRefusal),
  }),
  /** Newest first. */
  'held.list': procedure({ guard: 'unlocked', input: nothing, output: v.array(HeldView) }),
  /** It is never sent; of what was not sent, it is no longer told. */
  'held.cancel': procedure({ guard: 'unlocked', input: v.object({ id: v.string() }), output: nothing }),
} as const
