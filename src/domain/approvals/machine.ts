import type { Failure } from '#core/failure.ts'
import type { Origin } from '#core/origin.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { ApprovalDecision, ApprovalKind, ApprovalRequest } from '#domain/approvals/kinds.ts'

export type RejectReason = 'user' | 'page-gone' | 'locked' | 'superseded'

export type State<K extends ApprovalKind> =
  | { readonly status: 'pending' }
  | { readonly status: 'executing'; readonly decision: ApprovalDecision<K> }
  /** Approved, and kept for a time that the user set before it is carried out. */
  | { readonly status: 'held'; readonly decision: ApprovalDecision<K> }
  | { readonly status: 'done'; readonly result: unknown }
  | { readonly status: 'rejected'; readonly reason: RejectReason }
  | ({ readonly status: 'failed' } & Failure)

export type Event<K extends ApprovalKind> =
  | { readonly type: 'approve'; readonly decision: ApprovalDecision<K> }
  | { readonly type: 'reject'; readonly reason: RejectReason }
  | { readonly type: 'hold' }
  | { readonly type: 'release'; readonly decision: ApprovalDecision<K> }
  | { readonly type: 'succeed'; readonly result: unknown }
  | ({ readonly type: 'fail' } & Failure)

/** Who is waiting for the answer: the wallet itself, or one request of one document. */
export type Requester =
  | { readonly type: 'wallet' }
  | { readonly type: 'site'; readonly origin: Origin; readonly channel: string; readonly method: string }

type Open = 'pending' | 'executing' | 'held'

/** How a question ended. */
export type Settled = Exclude<State<ApprovalKind>, { readonly status: Open }>

/**
 * One question to the user. `id` is unique in the wallet, `requestId` is the page's own; `step` counts the questions of
 * one request, from 0; `chainId` is the chain the site had when it asked and stays so. `createdAt` in milliseconds since the epoch.
 * Where the user changed what is asked, `asked` is what it was at first, and `revision` counts the changes.
 */
export type Approval<K extends ApprovalKind = ApprovalKind> = K extends ApprovalKind
  ? {
      readonly id: string
      readonly requestId: string
      readonly step: number
      readonly kind: K
      readonly requester: Requester
      readonly chainId: ChainId
      readonly request: ApprovalRequest<K>
      readonly createdAt: number
      readonly state: State<K>
      readonly revision?: number
      readonly asked?: ApprovalRequest<K>
    }
  : never

/** Total: every (status, event) pair has one answer; an illegal pair returns the state unchanged. */
export function next<K extends ApprovalKind>(state: State<K>, event: Event<K>): State<K> {
  switch (event.type) {
    case 'approve':
      return state.status === 'pending' ? { status: 'executing', decision: event.decision } : state
    case 'reject':
      return state.status === 'pending' ? { status: 'rejected', reason: event.reason } : state
    case 'hold':
      return state.status === 'executing' ? { status: 'held', decision: state.decision } : state
    case 'release':
      return state.status === 'held' ? { status: 'executing', decision: event.decision } : state
    case 'succeed':
      return state.status === 'executing' ? { status: 'done', result: event.result } : state
    case 'fail': {
      if (state.status !== 'executing' && state.status !== 'held') return state
      const { type: _, ...failure } = event
      return { status: 'failed', ...failure }
    }
    default:
      return event satisfies never
  }
}

export const isSettled = (state: State<ApprovalKind>): state is Settled =>
  state.status !== 'pending' && state.status !== 'executing' && state.status !== 'held'
