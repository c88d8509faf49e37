/** An address of anything, cut in its parts. `authority` is `null` where there is none, as in `did:key:z6Mk`. */
export type Uri = { readonly scheme: string; readonly authority: Authority | null }

/** `host` as it was written, with the brackets of an IPv6 address. `port` may be the empty text: a colon and nothing. */
export type Authority = { readonly userinfo: string | null; readonly host: string; readonly port: string | null }

const unit = String.raw`[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2}`
const userinfoText = new RegExp(`^(${unit}|:)*$`)
const registeredName = new RegExp(`^(${unit})*$`)
const pathText = new RegExp(`^(${unit}|[:@/])*$`)
const queryText = new RegExp(`^(${unit}|[:@/?])*$`)

const cut =
  /^(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(\/\/(?<authority>[^/?#]*))?(?<path>[^?#]*)(\?(?<query>[^#]*))?(#(?<fragment>.*))?$/s
const authorityCut = /^((?<userinfo>[^@]*)@)?(?<host>\[[^\]]*\]|[^:@[\]]*)(:(?<port>\d*))?$/
const ipv4 = /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/
const future = /^[vV][0-9A-Fa-f]+\.[\w.~!$&'()*+,;=:-]+$/

/** Eight groups of 16 bits, the last two perhaps as IPv4, and one `::` for one group of zeros or more. */
function isIpv6(text: string): boolean {
  const halves = text.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = text.endsWith('::') ? '' : (groups.at(-1) ?? '')
  const tail = last.includes('.')
  const words = tail ? groups.slice(0, -1) : groups
  if ((tail && !ipv4.test(last)) || !words.every((word) => /^[0-9A-Fa-f]{1,4}$/.test(word))) return false
  const length = words.length + (tail ? 2 : 0)
  return halves.length === 2 ? length <= 7 : length === 8
}

const isHost = (host: string): boolean =>
  host.startsWith('[') ? isIpv6(host.slice(1, -1)) || future.test(host.slice(1, -1)) : registeredName.test(host)

/** `[ userinfo "@" ] host [ ":" port ]`; `null` for anything else. Source: RFC 3986 §3.2. */
export function parseAuthority(text: string): Authority | null {
  const parts = authorityCut.exec(text)?.groups
  if (parts === undefined) return null
  const { userinfo, host = '', port } = parts
  if (!isHost(host) || !userinfoText.test(userinfo ?? '')) return null
  return { userinfo: userinfo ?? null, host, port: port ?? null }
}

/** An absolute or scheme-specific URI, to the letter; `null` for a relative reference and for anything else. Source: RFC 3986 §3. */
export function parseUri(text: string): Uri | null {
  const parts = cut.exec(text)?.groups
  if (parts === undefined) return null
  const { scheme = '', authority, path = '', query = '', fragment = '' } = parts
  if (!pathText.test(path) || !queryText.test(query) || !queryText.test(fragment)) return null
  if (authority === undefined) return { scheme, authority: null }
  const parsed = parseAuthority(authority)
  return parsed === null ? null : { scheme, authority: parsed }
}
