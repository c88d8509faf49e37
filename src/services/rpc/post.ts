import { err, ok, type Result } from '#core/result.ts'
import type { RpcFailure } from '#domain/ports.ts'
import { readLimited } from '#services/rpc/read-limited.ts'

/** `deadline` by `performance.now()`, in milliseconds. */
export type PostLimits = { readonly deadline: number; readonly maxBytes: number; readonly signal?: AbortSignal }

/** `isOk`: whether the status says success. */
export type Posted = { readonly isOk: boolean; readonly text: string }

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

/** An answer that says itself that it is too large is not begun with. */
async function textOf({ headers, body }: Response, maxBytes: number): ReturnType<typeof readLimited> {
  if (body === null) return ok('')
  if (Number(headers.get('content-length')) > maxBytes) {
    await body.cancel()
    return err('too-large')
  }
  return readLimited(body, maxBytes)
}

/**
 * The only place where the product talks to a network: one POST, no cookies, no redirect, bounded in time and size
 * down to the last byte of the answer.
 */
export async function post(url: string, body: string, limits: PostLimits): Promise<Result<Posted, RpcFailure>> {
  const timeout = AbortSignal.timeout(Math.max(Math.ceil(limits.deadline - performance.now()), 0))
  const signal = limits.signal === undefined ? timeout : AbortSignal.any([timeout, limits.signal])
  try {
    const response = await send(url, body, signal)
    const text = await textOf(response, limits.maxBytes)
    if (text.ok) return ok({ isOk: response.ok, text: text.value })
    return err({ kind: response.ok ? text.error : 'unreachable' })
  } catch {
    return err({ kind: timeout.aborted ? 'timeout' : 'unreachable' })
  }
}
