import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { nodeProblem } from '#background/handlers/node-problem.ts'
import { amountProblems } from '#domain/allowances/allowance-call.ts'
import type { AmountFailure, Amounts } from '#domain/allowances/amounts.ts'
import type { Decrypter } from '#domain/accounts/decrypter.ts'
import type { ApprovalRequest } from '#domain/approvals/kinds.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import type { Presence } from '#domain/approvals/presence.ts'
import { revisionOf, type Queue } from '#domain/approvals/queue.ts'
import type { Review, Simulation } from '#domain/review/review.ts'
import type { CallsRequest } from '#domain/calls/calls-request.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import type { HandlersOf, Output } from '#transport/contract.ts'
import type { AmountProblemView, ApprovalView, approvalsContract } from '#transport/contract/approvals.ts'

type Deps = {
  readonly queue: Queue
  readonly presence: Pick<Presence, 'known'>
  readonly review: (approval: Approval) => Promise<Review>
  /** Whether it would now do something else than what was seen. */
  readonly hasTurned: (approval: Approval, seen: Simulation) => Promise<boolean>
  readonly amounts: Amounts
  readonly decrypter: Pick<Decrypter, 'decrypt'>
  readonly quote: (request: TransactionRequest) => Promise<NonNullable<Output<'approvals.quote'>>>
  readonly quoteCalls: (request: CallsRequest) => Promise<NonNullable<Output<'approvals.callsQuote'>>>
  readonly quoteUndo: (request: ApprovalRequest<'authorization'>) => Promise<NonNullable<Output<'approvals.quote'>>>
}

const ownReasons = [...amountProblems, 'fixed', 'gone'] as const
type OwnReason = (typeof ownReasons)[number]

const isOurs = (failure: AmountFailure): failure is { readonly kind: OwnReason } =>
  ownReasons.some((reason) => reason === failure.kind)

const amountProblem = (failure: AmountFailure): AmountProblemView =>
  isOurs(failure) ? { reason: failure.kind } : nodeProblem(failure)

const viewOf = ({
  id,
  requestId,
  kind,
  requester,
  chainId,
  request,
  createdAt,
  state,
  revision,
}: Approval): ApprovalView =>
  ({
    id,
    requestId,
    kind,
    origin: requester.type === 'site' ? requester.origin : 'wallet',
    chainId,
    request,
    createdAt,
    status: state.status === 'executing' ? 'executing' : 'pending',
    revision: revision ?? 0,
  }) as ApprovalView

export function approvalsHandlers({
  queue,
  presence,
  review,
  hasTurned,
  quote,
  amounts,
  decrypter,
  quoteCalls,
  quoteUndo,
}: Deps): HandlersOf<keyof typeof approvalsContract> {
  return {
    'approvals.list': async () => (await queue.list()).map(viewOf),
    'approvals.count': async () => ({ count: (await queue.list()).length }),
    'approvals.review': async ({ id }) => {
      const approval = await queue.get(id)
      return approval === null ? null : review(approval)
    },
    'approvals.quote': async ({ id }) => {
      const approval = await queue.get(id)
      if (approval?.kind === 'authorization') return quoteUndo(approval.request)
      return approval?.kind === 'transaction' ? quote(approval.request) : null
    },
    'approvals.decrypted': async ({ id }) => {
      const approval = await queue.get(id)
      if (approval?.kind !== 'decrypt' || approval.state.status !== 'pending') return { text: null }
      const { account, message } = approval.request
      const opened = await decrypter.decrypt(account, message)
      return { text: opened.ok ? opened.value : null }
    },
    'approvals.callsQuote': async ({ id }) => {
      const approval = await queue.get(id)
      return approval?.kind === 'calls' ? quoteCalls(approval.request) : null
    },
    'approvals.amount': async ({ id, index }) => {
      const told = await amounts.choice(id, index)
      if (!told.ok) return err(amountProblem(told.error))
      const { how, token, asked, amount, most, balance } = told.value
      const inText = {
        asked: quantity(asked),
        amount: quantity(amount),
        most: quantity(most),
        balance: quantity(balance),
      }
      return ok({ how, token, ...inText })
    },
    'approvals.setAmount': async ({ id, index, revision, amount }) => {
      const set = await amounts.set(id, index, revision, BigInt(amount))
      return set.ok ? ok({}) : err(amountProblem(set.error))
    },
    'approvals.approve': async ({ id, decision, seen, password = null, revision = 0 }) => {
      const approval = await queue.get(id)
      if (approval?.requester.type === 'site') await presence.known(approval.requester.channel)
      if (approval && revisionOf(approval) !== revision) return { outcome: 'changed' }
      if (seen && approval?.state.status === 'pending' && (await hasTurned(approval, seen)))
        return { outcome: 'changed' }
      const state = await queue.approve(id, decision, password, revision)
      if (state?.status === 'refused') return { outcome: 'refused', refusal: state.refusal }
      if (state?.status === 'revised') return { outcome: 'changed' }
      if (state?.status === 'done') return { outcome: 'done' }
      if (state?.status === 'held') return { outcome: 'held' }
      if (state?.status === 'failed') return { outcome: 'failed', reason: state.reason, message: state.message }
      return { outcome: 'gone' }
    },
    'approvals.reject': async ({ id }) => {
      await queue.reject('user', (approval) => approval.id === id)
      return {}
    },
    'approvals.rejectAll': async () => {
      await queue.reject('user', () => true)
      return {}
    },
  }
}
