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
  // A dot at the end makes another origin of the same name; it is shown where it stands.
  const name = host.replace(/\.+$/, '')
  const registrable = parse(name, { allowPrivateDomains: true }).domain ?? name
  return {
    scheme: url.protocol === 'https:' ? '' : `${url.protocol}//`,
    before: name.slice(0, name.length - registrable.length),
    registrable,
    after: host.slice(name.length) + (url.port === '' ? '' : `:${url.port}`),
    monogram: registrable.charAt(0).toUpperCase(),
    isPunycode: host.split('.').some((label) => label.startsWith('xn--')),
  }
}
