import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { parseDateTime } from '#core/date-time.ts'
import { err, ok, type Result } from '#core/result.ts'
import { parseAuthority, parseUri, type Authority, type Uri } from '#core/uri.ts'

/** A text and what it was read as. Times are milliseconds since the epoch. */
type Read<T> = { readonly text: string; readonly value: T }

/** A sign-in message, every field of it. What the message leaves out is `null`, and `resources` empty. */
export type SignIn = {
  /** Of the site, as in `https://`; most messages leave it out. */
  readonly scheme: string | null
  readonly domain: Read<Authority>
  readonly address: Address
  readonly statement: string | null
  readonly uri: Read<Uri>
  readonly chainId: ChainId
  readonly nonce: string
  readonly issuedAt: Read<number>
  readonly expirationTime: Read<number> | null
  readonly notBefore: Read<number> | null
  readonly requestId: string | null
  readonly resources: readonly string[]
}

/** The first thing that is not as the grammar says: the field, or the order and number of lines. */
export type SiweRefusal = 'lines' | 'version' | Exclude<keyof SignIn, 'scheme'>

/** Thrown in this file only, which turns it into a refusal. */
class Refused extends Error {
  readonly refusal: SiweRefusal

  constructor(refusal: SiweRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

const opening =
  /^(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):\/\/)?(?<domain>.*) wants you to sign in with your Ethereum account:$/
const statementText = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;= ]+$/
const nonceText = /^[A-Za-z0-9]{8,}$/
const requestIdText = /^([\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*$/

function read<T>(field: SiweRefusal, text: string, parse: (text: string) => T | null): Read<T> {
  const value = parse(text)
  if (value === null) throw new Refused(field)
  return { text, value }
}

function matching(field: SiweRefusal, text: string, pattern: RegExp): string {
  if (!pattern.test(text)) throw new Refused(field)
  return text
}

/** A site without a name is none. */
function authorityWithHost(text: string): Authority | null {
  const authority = parseAuthority(text)
  return authority === null || authority.host === '' ? null : authority
}

/** Only in the spelling of EIP-55: what one case only says is not checked by anybody. */
function checksummed(text: string): Address | null {
  const parsed = v.safeParse(Address, text)
  return parsed.success && parsed.output === text ? parsed.output : null
}

function chain(text: string): ChainId | null {
  const parsed = v.safeParse(ChainId, /^\d+$/.test(text) ? Number(text) : null)
  return parsed.success ? parsed.output : null
}

/** The lines of a message, from the first to the last. */
class Lines {
  readonly #lines: readonly string[]
  #at = 0

  constructor(text: string) {
    this.#lines = text.split('\n')
  }

  next(): string {
    const line = this.#lines[this.#at]
    if (line === undefined) throw new Refused('lines')
    this.#at += 1
    return line
  }

  empty(): void {
    if (this.next() !== '') throw new Refused('lines')
  }

  /** What stands behind `tag` in the next line; `null`, and the line stays, when it begins with something else. */
  optional(tag: string): string | null {
    const line = this.#lines[this.#at]
    if (line?.startsWith(tag) !== true) return null
    this.#at += 1
    return line.slice(tag.length)
  }

  tagged(field: SiweRefusal, tag: string): string {
    const found = this.optional(tag)
    if (found === null) throw new Refused(field)
    return found
  }

  end(): void {
    if (this.#at !== this.#lines.length) throw new Refused('lines')
  }
}

function readStatement(lines: Lines): string | null {
  lines.empty()
  const line = lines.next()
  if (line === '') return null
  lines.empty()
  return matching('statement', line, statementText)
}

function readResources(lines: Lines): readonly string[] {
  const label = lines.optional('Resources:')
  if (label === null) return []
  if (label !== '') throw new Refused('resources')
  const resources: string[] = []
  for (let resource = lines.optional('- '); resource !== null; resource = lines.optional('- ')) {
    resources.push(read('resources', resource, parseUri).text)
  }
  return resources
}

function readOptional<T>(
  lines: Lines,
  field: SiweRefusal,
  tag: string,
  parse: (text: string) => T | null,
): Read<T> | null {
  const text = lines.optional(tag)
  return text === null ? null : read(field, text, parse)
}

function readMessage(text: string): SignIn {
  const lines = new Lines(text)
  const { scheme = null, domain = '' } = opening.exec(lines.next())?.groups ?? {}
  const first = { scheme, domain: read('domain', domain, authorityWithHost) }
  const address = read('address', lines.next(), checksummed).value
  const statement = readStatement(lines)
  const uri = read('uri', lines.tagged('uri', 'URI: '), parseUri)
  matching('version', lines.tagged('version', 'Version: '), /^1$/)
  const chainId = read('chainId', lines.tagged('chainId', 'Chain ID: '), chain).value
  const nonce = matching('nonce', lines.tagged('nonce', 'Nonce: '), nonceText)
  const issuedAt = read('issuedAt', lines.tagged('issuedAt', 'Issued At: '), parseDateTime)
  const expirationTime = readOptional(lines, 'expirationTime', 'Expiration Time: ', parseDateTime)
  const notBefore = readOptional(lines, 'notBefore', 'Not Before: ', parseDateTime)
  const requestId = lines.optional('Request ID: ')
  if (requestId !== null) matching('requestId', requestId, requestIdText)
  const resources = readResources(lines)
  lines.end()
  return {
    ...first,
    address,
    statement,
    uri,
    chainId,
    nonce,
    issuedAt,
    expirationTime,
    notBefore,
    requestId,
    resources,
  }
}

/**
 * Reads a sign-in message to the letter of its grammar, and nothing that is only near it: two readers of one text then
 * see one site, one account and one time. Source: EIP-4361 §ABNF Message Format.
 */
export function parseSignIn(text: string): Result<SignIn, SiweRefusal> {
  try {
    return ok(readMessage(text))
  } catch (thrown) {
    if (thrown instanceof Refused) return err(thrown.refusal)
    throw thrown
  }
}
