import * as v from 'valibot'
import { pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import { CallsDecision, CallsRequest } from '#domain/calls/calls-request.ts'
import { executeBatch } from '#domain/calls/execute-batch.ts'
import type { Submission } from '#domain/transactions/submission.ts'
import { allFilledIn, type TransactionRequest } from '#domain/transactions/request.ts'
import { quantity } from '#core/quantity.ts'

/**
 * Why what was not signed yet never will be. `locked`: the wallet was locked meanwhile. `late`: too long after the consent.
 * `refused`: the network did not take one. `changed`: who acts for the account is no longer what was consented to. `user`: the
 * user said so.
 */
export const StopReason = v.picklist(['locked', 'late', 'refused', 'changed', 'user'])
export type StopReason = v.InferOutput<typeof StopReason>

/**
 * A list of calls that was consented to. Each of its transactions is an entry of the journal, whose id follows from
 * `approvalId` and its place, so that nothing is signed twice whatever is stopped. `ended` once nothing more will happen; how,
 * the journal says. `createdAt` in milliseconds since the epoch.
 */
export const Batch = v.object({
  id: v.string(),
  origin: v.string(),
  approvalId: v.string(),
  request: CallsRequest,
  decision: CallsDecision,
  createdAt: v.number(),
  stopped: v.nullable(StopReason),
  ended: v.boolean(),
})
export type Batch = v.InferOutput<typeof Batch>

/** An id is an origin's own: two sites may use the same. */
export const batchKey = (origin: string, id: string): string => JSON.stringify([origin, id])

export const journalId = (approvalId: string, index: number): string => `${approvalId}:${String(index)}`

/** The approval's id of the list that an entry of the journal is of, or `null` where it stands alone. */
export const listOf = (entryId: string): string | null => /^(.+):\d+$/.exec(entryId)?.[1] ?? null

/** What the list becomes: one transaction to the account itself, or one for each call. */
export function transactionsOf({ chainId, from, calls, mode }: CallsRequest): readonly TransactionRequest[] {
  if (mode === 'sequential') return calls.map((call) => ({ chainId, from, ...call, ...allFilledIn }))
  return [{ chainId, from, to: from, value: quantity(0n), data: executeBatch(calls), ...allFilledIn }]
}

/** The submission of the transaction at a place, the same at every call. */
export function submissionOf({ approvalId, origin, request, decision }: Batch, index: number): Submission {
  const transaction = transactionsOf(request)[index]
  const gasLimit = decision.gasLimits[index]
  const { shown } = decision
  if (transaction === undefined || gasLimit === undefined) throw new Error('no transaction at this place')
  const submission = {
    approvalId: journalId(approvalId, index),
    origin,
    request: transaction,
    // Of one of several, what the whole does says nothing.
    decision: { gasLimit, fee: decision.fee, ...(request.mode === 'atomic' && shown !== undefined && { shown }) },
  }
  return request.upgrade ? { ...submission, delegate: pinnedDelegate.address } : submission
}
