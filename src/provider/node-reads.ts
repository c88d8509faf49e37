import * as v from 'valibot'
import { rpcError } from '#core/errors.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { Origin } from '#core/origin.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import type { Result } from '#core/result.ts'
import { passthrough, type NodeMethodName } from '#provider/passthrough.ts'
import type { Rate } from '#provider/rate.ts'
import { rpcFailureError } from '#provider/rpc-failure.ts'

/** An answer may be as large as what one message of the browser carries with ease, in bytes. */
const maxBytes = 16 * 1_024 * 1_024

export type NodeReads = (
  origin: Origin,
  chainId: ChainId,
  method: NodeMethodName,
  params: readonly unknown[],
) => Promise<unknown>

/** Nothing is a list of nothing; an object by name is not what nodes take. */
export function nodeParams(method: NodeMethodName, params: unknown): readonly unknown[] {
  const list: unknown = params ?? []
  const [least, most] = passthrough[method].params
  if (!Array.isArray(list) || list.length < least || list.length > most) {
    throw rpcError('invalidParams', `params: expected a list of ${String(least)} to ${String(most)}`)
  }
  return list
}

/** The result as the node gave it; what does not look like an answer to this method does not leave (−32603). */
export function checkedResult(method: NodeMethodName, result: Result<unknown, RpcFailure>): unknown {
  if (!result.ok) throw rpcFailureError(result.error)
  if (!v.is(passthrough[method].result, result.value)) throw rpcFailureError({ kind: 'malformed' })
  return result.value
}

/** Of a chain and for no site in particular. */
export const readWith =
  (chainRpc: ChainRpc) =>
  async (chainId: ChainId, method: NodeMethodName, params: readonly unknown[]): Promise<unknown> =>
    checkedResult(method, await chainRpc(chainId, method, params, { maxBytes }))

/** Calls the node of a site's network, with one call for what a site asks more than once at the same time. */
export function createNodeReads({ chainRpc, rate }: { readonly chainRpc: ChainRpc; readonly rate: Rate }): NodeReads {
  const inFlight = new Map<string, Promise<Result<unknown, RpcFailure>>>()

  return async (origin, chainId, method, params) => {
    // By site: another one's call may wait in its own line, and how fast an answer comes would tell of the other.
    const key = JSON.stringify([origin, chainId, method, params])
    const call = (): ReturnType<ChainRpc> =>
      rate(origin, key.length, () => chainRpc(chainId, method, params, { maxBytes }))
    let answer = passthrough[method].shared ? inFlight.get(key) : undefined
    if (answer === undefined) {
      answer = call()
      if (passthrough[method].shared) {
        inFlight.set(key, answer)
        answer.finally(() => inFlight.delete(key)).catch(() => undefined)
      }
    }
    return checkedResult(method, await answer)
  }
}
