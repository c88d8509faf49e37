import { err, ok } from '#core/result.ts'
import { pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import type { ChainRpc } from '#domain/ports.ts'

export type DelegateChain = {
  readonly rpc: ChainRpc
  /** What `eth_getCode` says; none where nothing is set. */
  readonly codes: Map<string, string>
  /** Whether calls follow a delegation (EIP-7702). */
  follows: boolean
  reachable: boolean
}

/** A chain that knows code, with `pinnedCode` at the pinned address; everything else goes to `rest`. */
export function delegateChain(pinnedCode: string, rest?: ChainRpc): DelegateChain {
  const chain: DelegateChain = {
    codes: new Map([[pinnedDelegate.address, pinnedCode]]),
    follows: true,
    reachable: true,
    rpc: async (chainId, method, params) => {
      if (!chain.reachable) return err({ kind: 'unreachable' })
      if (method === 'eth_getCode') return ok(chain.codes.get(String(params[0])) ?? '0x')
      if (method === 'eth_call' && params.length === 3) {
        const entryPoint = pinnedDelegate.entryPoint.slice(2).toLowerCase()
        return chain.follows
          ? ok(`0x${entryPoint.padStart(64, '0')}`)
          : err({ kind: 'refused', code: -32_000, message: 'invalid opcode: opcode 0xef not defined' })
      }
      return rest === undefined
        ? err({ kind: 'refused', code: -32_601, message: 'no such method' })
        : rest(chainId, method, params)
    },
  }
  return chain
}
