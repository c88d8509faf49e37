import type { RpcFailure } from '#domain/ports.ts'
import { isLackOfFunds, isRevert } from '#domain/transactions/refusal.ts'

/** How a node can be asked what a call does, best first. */
export type Way = 'simulate' | 'trace' | 'read'

/** JSON-RPC 2.0 method not found; EIP-1474 method not supported. */
const unknownCodes: ReadonlySet<number> = new Set([-32_601, -32_004])
const unknownWords =
  /(method|namespace|module|endpoint|debug_|eth_simulate)\w*.*((not|n't|un)[ -]?(found|support|exist|available|allow|enabled|whitelist|recogni|implement)|disabled)|(unknown|unsupported|invalid) method/i

/** Whether the node does not know the question at all, rather than this call. */
export const isUnknownWay = (failure: RpcFailure): boolean =>
  failure.kind === 'refused' && (unknownCodes.has(failure.code) || unknownWords.test(failure.message))

/** Whether the node cannot read the question as it was put. JSON-RPC 2.0 invalid params. */
export const isUnreadable = (failure: RpcFailure): boolean => failure.kind === 'refused' && failure.code === -32_602

/** Whether it is the call that fails, and no question of how it is asked. */
export const isOwnFault = (failure: RpcFailure): failure is Extract<RpcFailure, { kind: 'refused' }> =>
  failure.kind === 'refused' && (isRevert(failure) || isLackOfFunds(failure))

export type Ways = {
  readonly knows: (node: string, way: Way) => boolean
  readonly refuses: (node: string, way: Way) => void
}

/** What each node refused to be asked, in this worker, so that a refusal costs once. */
export function createWays(): Ways {
  const refused = new Map<string, Set<Way>>()
  return {
    knows: (node, way) => refused.get(node)?.has(way) !== true,
    refuses: (node, way) => {
      refused.set(node, (refused.get(node) ?? new Set()).add(way))
    },
  }
}
