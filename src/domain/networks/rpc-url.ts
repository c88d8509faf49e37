import * as v from 'valibot'

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/

function isAllowed(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))
}

/** Where a node answers: https, or http on this machine, so that nobody between can read or change an answer. */
export const RpcUrl = v.pipe(v.string(), v.maxLength(2_048), v.check(isAllowed, 'insecure'), v.brand('RpcUrl'))
export type RpcUrl = v.InferOutput<typeof RpcUrl>
