import type { Decrypter } from '#domain/accounts/decrypter.ts'
import type { ApprovalRequest } from '#domain/approvals/kinds.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import type { Presence } from '#domain/approvals/presence.ts'
import type { Queue } from '#domain/approvals/queue.ts'
import type { Review, Simulation } from '#domain/review/review.ts'
import type { CallsRequest } from '#domain/calls/calls-request.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import type { HandlersOf, Output } from '#transport/contract.ts'
import type { ApprovalView, approvalsContract } from '#transport/contract/approvals.ts'

type Deps = {
  readonly queue: Queue
  readonly presence: Pick<Presence, 'known'>
  readonly review: (approval: Approval) => Promise<Review>
  /** Whether it would now do something else than what was seen. */
  readonly hasTurned: (approval: Approval, seen: Simulation) => Promise<boolean>
  readonly decrypter: Pick<Decrypter, 'decrypt'>
  readonly quote: (request: TransactionRequest) => Promise<NonNullable<Output<'approvals.quote'>>>
  readonly quoteCalls: (request: CallsRequest) => Promise<NonNullable<Output<'approvals.callsQuote'>>>
  readonly quoteUndo: (request: ApprovalRequest<'authorization'>) => Promise<NonNullable<Output<'approvals.quote'>>>
}

const viewOf = ({ id, requestId, kind, requester, chainId, request, createdAt, state }: Approval): ApprovalView =>
  ({
    id,
    requestId,
    kind,
    origin: requester.type === 'site' ? requester.origin : 'wallet',
    chainId,
    request,
    createdAt,
    status: state.status === 'executing' ? 'executing' : 'pending',
  }) as ApprovalView

export function approvalsHandlers({
  queue,
  presence,
  review,
  hasTurned,
  quote,
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
    'approvals.approve': async ({ id, decision, seen, password = null }) => {
      const approval = await queue.get(id)
      if (approval?.requester.type === 'site') await presence.known(approval.requester.channel)
      if (seen && approval?.state.status === 'pending' && (await hasTurned(approval, seen)))
        return { outcome: 'changed' }
      const state = await queue.approve(id, decision, password)
      if (state?.status === 'refused') return { outcome: 'refused', refusal: state.refusal }
      if (state?.status === 'done') return { outcome: 'done' }
      if (state?.status === 'failed') return { outcome: 'failed', message: state.message }
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
