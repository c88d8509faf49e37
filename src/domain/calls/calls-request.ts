import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { BatchCall } from '#domain/calls/batch-call.ts'
import { Fee, Gas } from '#domain/transactions/decision.ts'
import { Shown } from '#domain/transactions/shown.ts'

/** More, and the question is none that a person can answer; together the data must also fit one transaction. */
export const mostCalls = 100
/** In bytes. Geth refuses a transaction above 128 KiB. Source: geth `txMaxSize`. */
export const mostData = 100_000

/**
 * A list of calls that somebody asks for, checked and complete enough to be shown. `id` is the site's own, `null` where the
 * wallet makes one. `sequential`: a transaction for each, one after another. `atomic`: all in one, which needs the account to
 * be delegated to the pinned code; with `upgrade` it is delegated by that very transaction.
 */
export const CallsRequest = v.object({
  id: v.nullable(v.string()),
  chainId: ChainId,
  from: Address,
  calls: v.pipe(v.array(BatchCall), v.minLength(1), v.maxLength(mostCalls)),
  mode: v.picklist(['sequential', 'atomic']),
  upgrade: v.boolean(),
})
export type CallsRequest = v.InferOutput<typeof CallsRequest>

/** What the user consented to: one fee, a gas limit for each transaction, in their order, and what all was shown to do. */
export const CallsDecision = v.object({
  gasLimits: v.pipe(v.array(Gas), v.minLength(1), v.maxLength(mostCalls)),
  fee: Fee,
  shown: v.exactOptional(Shown),
})
export type CallsDecision = v.InferOutput<typeof CallsDecision>
