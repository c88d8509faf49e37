import { err, type Result } from '#core/result.ts'
import type { Rpc, RpcFailure } from '#domain/ports.ts'
import { createLanes, type Call } from '#services/rpc/lanes.ts'
import { openBatch, openEnvelope } from '#services/rpc/envelope.ts'
import { post } from '#services/rpc/post.ts'

export type RpcLimits = { readonly timeoutMs: number; readonly maxBytes: number }

export const defaultLimits: RpcLimits = { timeoutMs: 10_000, maxBytes: 5 * 1_024 * 1_024 }

/** Pages of proxies and gateways carry no envelope; only when the status says success is that the node's own fault. */
async function askAlone({ url, body, id, limits }: Call): Promise<Result<unknown, RpcFailure>> {
  const posted = await post(url, body, limits)
  if (!posted.ok) return posted
  const answer = openEnvelope(posted.value.text, id)
  if (posted.value.isOk || (!answer.ok && answer.error.kind === 'refused')) return answer
  return err({ kind: 'unreachable' })
}

/** The right answers among what came back, by id. All calls have the limits of the first. */
async function askTogether(
  calls: readonly [Call, ...Call[]],
): ReturnType<Parameters<typeof createLanes>[0]['together']> {
  const [{ url, limits }] = calls
  const posted = await post(url, `[${calls.map(({ body }) => body).join()}]`, limits)
  if (!posted.ok) return { answers: new Map(), isTooLarge: posted.error.kind === 'too-large' }
  const ids = new Set(calls.map(({ id }) => id))
  return { answers: posted.value.isOk ? openBatch(posted.value.text, ids) : new Map(), isTooLarge: false }
}

/** What is done twice when it is asked twice goes by itself, as does what keeps the answers beside it waiting. */
const alone = /^eth_(send|getLogs$|getBlockReceipts$|simulate)|^(?!eth_|net_|web3_)/

/** Calls to nodes, each with an id of its own; those to one node that come together, or while it is busy, share a request. */
export function createRpc(limits: RpcLimits = defaultLimits): Rpc {
  const ask = createLanes({ alone: askAlone, together: askTogether })
  let last = 0
  return (url, method, params, options = {}) => {
    last += 1
    const { signal, timeoutMs = limits.timeoutMs, maxBytes = limits.maxBytes } = options
    return ask({
      url,
      id: last,
      body: JSON.stringify({ jsonrpc: '2.0', id: last, method, params }),
      limits: { timeoutMs, maxBytes, ...(signal === undefined ? {} : { signal }) },
      isAlone: signal !== undefined || alone.test(method),
    })
  }
}
