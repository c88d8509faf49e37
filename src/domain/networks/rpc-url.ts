import * as v from 'valibot'

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/

function isAllowed(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))
}

/** `fetch` refuses a URL with a user or password in it. Source: Fetch Standard, Request constructor. */
function hasNoUser(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.username === '' && url.password === ''
}

/** Where a node answers: https, or http on this machine, so that nobody between can read or change an answer. */
export const RpcUrl = v.pipe(
  v.string(),
  v.maxLength(2_048),
  v.check(isAllowed, 'insecure'),
  v.check(hasNoUser, 'credentials'),
  v.brand('RpcUrl'),
)
export type RpcUrl = v.InferOutput<typeof RpcUrl>
