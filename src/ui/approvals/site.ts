import { parse } from 'tldts'

/** An origin cut so that the part somebody paid for stands out. `punycode` where the name mixes scripts or hides in one. */
export type SiteName = {
  readonly scheme: string
  readonly before: string
  /** What the site's owner registered: `example.co.uk`. */
  readonly registrable: string
  readonly after: string
  readonly monogram: string
  readonly isPunycode: boolean
}

/** The host is shown as the browser serialised it, in ASCII, so that no letter can pass for another. */
export function siteName(origin: string): SiteName {
  const url = new URL(origin)
  const host = url.hostname
  const registrable = parse(host, { allowPrivateDomains: true }).domain ?? host
  return {
    scheme: url.protocol === 'https:' ? '' : `${url.protocol}//`,
    before: host.slice(0, host.length - registrable.length),
    registrable,
    after: url.port === '' ? '' : `:${url.port}`,
    monogram: registrable.charAt(0).toUpperCase(),
    isPunycode: host.split('.').some((label) => label.startsWith('xn--')),
  }
}
