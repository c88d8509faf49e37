import * as v from 'valibot'
import { ChainId } from '#core/chain-id.ts'
import { failureReasons } from '#core/failure.ts'
import { Quantity } from '#core/quantity.ts'
import { amountProblems } from '#domain/allowances/allowance-call.ts'
import { approvalKinds, type ApprovalKind, type ApprovalRequest } from '#domain/approvals/kinds.ts'
import { Review, Simulation } from '#domain/review/review.ts'
import { TokenFact } from '#domain/review/token-fact.ts'
import { nothing, procedure, resultOf } from '#transport/procedure.ts'
import { ProofRefusal } from '#transport/contract/guardrails.ts'
import { NodeProblem } from '#transport/contract/networks.ts'
import { CallsQuote } from '#domain/calls/quote-calls.ts'
import { Quote } from '#domain/transactions/quote.ts'

/** An approval as its page sees it. `origin` is `wallet` for the wallet's own. */
export type ApprovalView<K extends ApprovalKind = ApprovalKind> = K extends ApprovalKind
  ? {
      readonly id: string
      readonly requestId: string
      readonly kind: K
      readonly origin: string
      readonly chainId: ChainId
      readonly request: ApprovalRequest<K>
      readonly createdAt: number
      readonly status: 'pending' | 'executing'
      /** How often the user changed what is asked. */
      readonly revision: number
    }
  : never

const kindNames = Object.keys(approvalKinds) as [ApprovalKind, ...ApprovalKind[]]

const ApprovalViewSchema = v.pipe(
  v.object({
    id: v.string(),
    requestId: v.string(),
    kind: v.picklist(kindNames),
    origin: v.string(),
    chainId: ChainId,
    request: v.unknown(),
    createdAt: v.number(),
    status: v.picklist(['pending', 'executing']),
    revision: v.number(),
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const request = v.safeParse(approvalKinds[dataset.value.kind].request, dataset.value.request)
    if (!request.success) {
      addIssue({ message: 'request' })
      return NEVER
    }
    return { ...dataset.value, request: request.output } as ApprovalView
  }),
)

const one = v.object({ id: v.string() })
const place = v.object({ ...one.entries, index: v.pipe(v.number(), v.integer(), v.minValue(0)) })

/** Why an amount was not changed. */
const AmountProblemView = v.union([NodeProblem, v.object({ reason: v.picklist([...amountProblems, 'fixed', 'gone']) })])
export type AmountProblemView = v.InferOutput<typeof AmountProblemView>

export const approvalsContract = {
  /** Those that wait or are being carried out, oldest first. */
  'approvals.list': procedure({ guard: 'unlocked', input: nothing, output: v.array(ApprovalViewSchema) }),
  'approvals.count': procedure({ guard: 'any', input: nothing, output: v.object({ count: v.number() }) }),
  /** Findings and simulation, made anew at each call. */
  'approvals.review': procedure({ guard: 'unlocked', input: one, output: v.nullable(Review) }),
  /** Only for the kinds `transaction` and `authorization`; `null` when it is gone. */
  'approvals.quote': procedure({
    guard: 'unlocked',
    input: one,
    output: v.nullable(resultOf(Quote, NodeProblem)),
  }),
  /** What a waiting question of the kind `decrypt` would give the site, for the user's eyes; `null` when it does not open. */
  'approvals.decrypted': procedure({
    guard: 'unlocked',
    input: one,
    output: v.object({ text: v.nullable(v.string()) }),
  }),
  /** Only for the kind `calls`; `null` when it is gone. */
  'approvals.callsQuote': procedure({
    guard: 'unlocked',
    input: one,
    output: v.nullable(resultOf(CallsQuote, NodeProblem)),
  }),
  /**
   * What the user may let a spender take, of the call at a place: 0 for a transaction of its own. Amounts in base units.
   */
  'approvals.amount': procedure({
    guard: 'unlocked',
    input: place,
    output: resultOf(
      v.object({
        how: v.picklist(['approve', 'approve-more', 'permit2-approve']),
        token: TokenFact,
        ...{ asked: Quantity, amount: Quantity, most: Quantity, balance: Quantity },
      }),
      AmountProblemView,
    ),
  }),
  /** Makes the call anew with another amount; the question then has the next revision. `revision` is what the page shows. */
  'approvals.setAmount': procedure({
    guard: 'unlocked',
    input: v.object({ ...place.entries, revision: v.number(), amount: Quantity }),
    output: resultOf(nothing, AmountProblemView),
  }),
  /**
   * `gone` when it was no longer waiting, or the decision does not fit; `changed` when it would now do something else than
   * what was `seen`, or is of another `revision` than what was shown, and nothing was consented to; `refused` where the user's
   * guardrails ask for the `password`, which counts for this one approval; `held` where it waits for as long as the user set.
   * Resolves once it has been carried out.
   */
  'approvals.approve': procedure({
    guard: 'unlocked',
    input: v.object({
      ...one.entries,
      decision: v.unknown(),
      seen: v.optional(v.nullable(Simulation)),
      password: v.optional(v.nullable(v.string())),
      revision: v.optional(v.number()),
    }),
    output: v.variant('outcome', [
      v.object({ outcome: v.literal('done') }),
      v.object({ outcome: v.literal('gone') }),
      v.object({ outcome: v.literal('held') }),
      v.object({ outcome: v.literal('changed') }),
      v.object({ outcome: v.literal('refused'), refusal: ProofRefusal }),
      v.object({ outcome: v.literal('failed'), reason: v.picklist(failureReasons), message: v.string() }),
    ]),
  }),
  'approvals.reject': procedure({ guard: 'any', input: one, output: nothing }),
  'approvals.rejectAll': procedure({ guard: 'any', input: nothing, output: nothing }),
} as const
