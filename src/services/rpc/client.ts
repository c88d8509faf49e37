import { err, ok, type Result } from '#core/result.ts'
import type { Rpc, RpcFailure, RpcOptions } from '#domain/ports.ts'
import { openEnvelope } from '#services/rpc/envelope.ts'
import { readLimited } from '#services/rpc/read-limited.ts'

export type RpcLimits = { readonly timeoutMs: number; readonly maxBytes: number }

export const defaultLimits: RpcLimits = { timeoutMs: 10_000, maxBytes: 5 * 1_024 * 1_024 }

const send = (url: string, body: string, signal: AbortSignal): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body,
    signal,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  })

/** Pages of proxies and gateways carry no envelope; only when the status says success is that the node's own fault. */
async function receive(response: Response, id: number, maxBytes: number): Promise<Result<unknown, RpcFailure>> {
  const text = response.body === null ? ok('') : await readLimited(response.body, maxBytes)
  const answer = text.ok ? openEnvelope(text.value, id) : err({ kind: text.error } as const)
  if (response.ok || (!answer.ok && answer.error.kind === 'refused')) return answer
  return err({ kind: 'unreachable' })
}

/**
 * The only place where the product talks to a network: one POST, no cookies, no redirect, bounded in time and size
 * down to the last byte of the answer.
 */
export function createRpc(limits: RpcLimits = defaultLimits): Rpc {
  let last = 0
  return async (url, method, params, options: RpcOptions = {}) => {
    last += 1
    const id = last
    const timeout = AbortSignal.timeout(options.timeoutMs ?? limits.timeoutMs)
    const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal])
    try {
      const body = JSON.stringify({ jsonrpc: '2.0', id, method, params })
      const response = await send(url, body, signal)
      return await receive(response, id, options.maxBytes ?? limits.maxBytes)
    } catch {
      return err({ kind: timeout.aborted ? 'timeout' : 'unreachable' })
    }
  }
}
