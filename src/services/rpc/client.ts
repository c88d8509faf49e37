import { err, type Result } from '#core/result.ts'
import type { Rpc, RpcFailure } from '#domain/ports.ts'
import { createLanes, type Call } from '#services/rpc/lanes.ts'
import { openBatch, openEnvelope } from '#services/rpc/envelope.ts'
import { post } from '#services/rpc/post.ts'

export type RpcLimits = { readonly timeoutMs: number; readonly maxBytes: number }

export const defaultLimits: RpcLimits = { timeoutMs: 10_000, maxBytes: 5 * 1_024 * 1_024 }

/** Pages of proxies and gateways carry no envelope; only when the status says success is that the node's own fault. */
async function askAlone({ url, body, id, limits, deadline }: Call): Promise<Result<unknown, RpcFailure>> {
  const posted = await post(url, body, { ...limits, deadline })
  if (!posted.ok) return posted
  const answer = openEnvelope(posted.value.text, id)
  if (posted.value.isOk || (!answer.ok && answer.error.kind === 'refused')) return answer
  return err({ kind: 'unreachable' })
}

/** Of the time that is left; the rest is for asking again one by one. */
const partOfBatch = 0.6

/** The right answers among what came back, by id. All calls have the limits of the first, and the time of the most pressed. */
async function askTogether(
  calls: readonly [Call, ...Call[]],
): ReturnType<Parameters<typeof createLanes>[0]['together']> {
  const [{ url, limits }] = calls
  const now = performance.now()
  const deadline = now + partOfBatch * (Math.min(...calls.map((call) => call.deadline)) - now)
  const posted = await post(url, `[${calls.map(({ body }) => body).join()}]`, { ...limits, deadline })
  if (!posted.ok) return { answers: new Map(), failure: posted.error.kind }
  const ids = new Set(calls.map(({ id }) => id))
  return { answers: posted.value.isOk ? openBatch(posted.value.text, ids) : new Map(), failure: null }
}

/** What is done twice when it is asked twice goes by itself, as does what keeps the answers beside it waiting. */
const alone = /^eth_(send|getLogs$|getBlockReceipts$|simulate)|^(?!eth_|net_|web3_)/

/** Calls to nodes, each with an id of its own; those to one node that come together, or while it is busy, share a request. */
export function createRpc(limits: RpcLimits = defaultLimits): Rpc {
  const ask = createLanes({ alone: askAlone, together: askTogether })
  let last = 0
  return (url, method, params, options = {}) => {
    last += 1
    const { signal, timeoutMs = limits.timeoutMs, maxBytes = limits.maxBytes, waited = 0 } = options
    if (waited >= timeoutMs) return Promise.resolve(err({ kind: 'timeout' }))
    return ask({
      url,
      id: last,
      body: JSON.stringify({ jsonrpc: '2.0', id: last, method, params }),
      deadline: performance.now() + timeoutMs - waited,
      limits: { maxBytes, ...(signal === undefined ? {} : { signal }) },
      // Who has waited half of the time already would hurry the others.
      isAlone: signal !== undefined || waited * 2 > timeoutMs || alone.test(method),
    })
  }
}
