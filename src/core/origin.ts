import * as v from 'valibot'

const loopback = /^(localhost|127\.0\.0\.1|\[::1\]|[a-z0-9-]+(\.[a-z0-9-]+)*\.localhost)$/

/** This machine itself, by a name that no network resolves. @param host as the browser serialises it, without port. */
export const isLoopback = (host: string): boolean => loopback.test(host)

/** https anywhere, http only on this machine itself: what a network neighbour can rewrite gets nothing. */
function isTrustworthy(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.origin !== text) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

/** A web origin that may talk to the wallet: scheme, host and port as the browser serialises them. Source: RFC 6454 §6.2. */
export const Origin = v.pipe(v.string(), v.maxLength(2_048), v.check(isTrustworthy), v.brand('Origin'))
export type Origin = v.InferOutput<typeof Origin>
