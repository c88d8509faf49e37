import { isLoopback, type Origin } from '#core/origin.ts'
import { signInAttempts } from '#core/sign-in-attempt.ts'
import type { SignIn } from '#core/siwe.ts'
import { parseAuthority, type Authority } from '#core/uri.ts'

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

/**
 * Whether scheme, host and port are the site's own. Without a scheme the site's is meant, which is https, or http on this
 * machine; user information makes it another site. Source: EIP-4361 §Verifying the domain binding.
 */
function isOfSite(origin: Origin, scheme: string | null, { userinfo, host, port }: Authority): boolean {
  const site = new URL(origin)
  if (userinfo !== null || (scheme !== null && `${scheme.toLowerCase()}:` !== site.protocol)) return false
  const named = port === null || port === '' ? defaultPorts[site.protocol] : port
  const own = site.port === '' ? defaultPorts[site.protocol] : site.port
  return host.toLowerCase() === site.hostname && named === own
}

/** The site that a sign-in names, with its scheme if it names one. */
export const namedSite = ({ scheme, domain }: SignIn): string =>
  scheme === null ? domain.text : `${scheme}://${domain.text}`

export const isForSite = (origin: Origin, { scheme, domain }: SignIn): boolean => isOfSite(origin, scheme, domain.value)

/** Whether what is signed into is on the site's host. What has no host, as a DID, is nowhere else. */
export const isAtSite = (origin: Origin, { uri }: SignIn): boolean =>
  uri.value.authority === null || uri.value.authority.host.toLowerCase() === new URL(origin).hostname

/** The first other site that a text, which is no sign-in to the letter, names as if it were one. */
export function otherSiteIn(origin: Origin, text: string): string | null {
  const isOwn = (site: string): boolean => {
    const { scheme = null, domain = '' } = /^(?:(?<scheme>[^:/]+):\/\/)?(?<domain>.*)$/.exec(site)?.groups ?? {}
    const authority = parseAuthority(domain)
    return authority !== null && isOfSite(origin, scheme, authority)
  }
  return signInAttempts(text).find((site) => site !== '' && !isOwn(site)) ?? null
}

/** A site on this machine is built here: what it asks is warned of and not stopped. Source: the same. */
export const isDevelopersOwn = (origin: Origin): boolean => isLoopback(new URL(origin).hostname)
