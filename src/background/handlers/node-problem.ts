import type { RpcFailure } from '#domain/ports.ts'
import type { NodeProblem } from '#transport/contract/networks.ts'

/** Why a node did not give what was asked, in the words that pages have sentences for. */
export function nodeProblem(failure: RpcFailure): NodeProblem {
  switch (failure.kind) {
    case 'wrong-chain':
      return { reason: 'wrong-chain', actual: failure.actual }
    case 'too-large':
    case 'malformed':
      return { reason: 'malformed' }
    // It was locked in the middle; the page that asked shows the lock next.
    case 'locked':
      return { reason: 'unreachable' }
    case 'unreachable':
    case 'timeout':
    case 'unknown-chain':
    case 'not-consented':
    case 'refused':
      return { reason: failure.kind }
    default:
      return failure satisfies never
  }
}
