import { expect, test } from 'vitest'
import { parseSignIn } from '#core/siwe.ts'

const address = '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2'
const lines = {
  opening: 'https://app.example wants you to sign in with your Ethereum account:',
  address,
  gap: '',
  statement: 'I agree: https://app.example/tos',
  end: '',
  uri: 'URI: https://app.example/login',
  version: 'Version: 1',
  chain: 'Chain ID: 137',
  nonce: 'Nonce: 32891757',
  issued: 'Issued At: 2021-09-30T16:25:24Z',
  expires: 'Expiration Time: 2021-09-30T17:25:24Z',
  begins: 'Not Before: 2021-09-30T16:25:23Z',
  request: 'Request ID: a:b@c%20',
  label: 'Resources:',
  first: '- ipfs://Qme7ss3ARVgxv6rXqVPiikMJ8u2NLgmgszg13pYrDKEoiu',
  second: '- did:key:z6Mk',
}
type Line = keyof typeof lines
const text = (changes: Partial<Record<Line, string | null>> = {}): string =>
  Object.entries({ ...lines, ...changes })
    .flatMap(([, line]) => (line === null ? [] : [line]))
    .join('\n')
const second = Date.UTC(2021, 8, 30, 16, 25, 24)

test('every field', () => {
  const parsed = parseSignIn(text())
  expect(parsed.ok && parsed.value).toMatchObject({
    scheme: 'https',
    domain: { text: 'app.example', value: { userinfo: null, host: 'app.example', port: null } },
    address,
    statement: lines.statement,
    uri: { text: 'https://app.example/login' },
    chainId: 137,
    nonce: '32891757',
    issuedAt: { text: '2021-09-30T16:25:24Z', value: second },
    expirationTime: { value: second + 3_600_000 },
    notBefore: { value: second - 1_000 },
    requestId: 'a:b@c%20',
    resources: ['ipfs://Qme7ss3ARVgxv6rXqVPiikMJ8u2NLgmgszg13pYrDKEoiu', 'did:key:z6Mk'],
  })
})

test('only what must be', () => {
  const least = { expires: null, begins: null, request: null, label: null, first: null, second: null, end: null }
  const parsed = parseSignIn(text({ ...least, opening: lines.opening.slice(8), statement: '' }))
  expect(parsed.ok && parsed.value).toMatchObject({
    scheme: null,
    statement: null,
    expirationTime: null,
    notBefore: null,
    requestId: null,
    resources: [],
  })
})

test.each<[string, Partial<Record<Line, string | null>>, string]>([
  ['no site', { opening: lines.opening.slice(19) }, 'domain'],
  ['a path behind the site', { opening: lines.opening.replace('.example', '.example/a') }, 'domain'],
  ['another case', { opening: lines.opening.replace('Ethereum', 'ethereum') }, 'domain'],
  ['two spaces', { opening: lines.opening.replace(' you', '  you') }, 'domain'],
  ['a byte order mark', { opening: `\ufeff${lines.opening}` }, 'domain'],
  ['a line before it', { opening: `\n${lines.opening}` }, 'domain'],
  ['lower case', { address: address.toLowerCase() }, 'address'],
  ['upper case', { address: `0x${address.slice(2).toUpperCase()}` }, 'address'],
  ['a wrong checksum', { address: address.replace('c2', 'C2') }, 'address'],
  ['a space behind it', { address: `${address} ` }, 'address'],
  ['no gap', { gap: null }, 'lines'],
  ['two lines of statement', { statement: 'one\ntwo' }, 'lines'],
  ['an empty statement', { statement: '', end: '\n' }, 'uri'],
  ['a carriage return', { statement: 'one\r' }, 'statement'],
  ['a letter that is not ASCII', { statement: 'Zażółć' }, 'statement'],
  ['a quotation mark', { statement: 'say "yes"' }, 'statement'],
  ['a relative reference', { uri: 'URI: /login' }, 'uri'],
  ['no space', { uri: 'URI:https://app.example' }, 'uri'],
  ['another version', { version: 'Version: 11' }, 'version'],
  ['a chain in hex', { chain: 'Chain ID: 0x1' }, 'chainId'],
  ['a chain that cannot be', { chain: 'Chain ID: 99999999999999999999' }, 'chainId'],
  ['no chain', { chain: null }, 'chainId'],
  ['a short nonce', { nonce: 'Nonce: 1234567' }, 'nonce'],
  ['a nonce with a dash', { nonce: 'Nonce: 1234-5678' }, 'nonce'],
  ['a date alone', { issued: 'Issued At: 2021-09-30' }, 'issuedAt'],
  ['no such day', { expires: 'Expiration Time: 2021-02-31T00:00:00Z' }, 'expirationTime'],
  ['a date in words', { begins: 'Not Before: now' }, 'notBefore'],
  ['a space in it', { request: 'Request ID: a b' }, 'requestId'],
  ['a resource on the line of the label', { label: 'Resources: - did:key:x' }, 'resources'],
  ['a resource that is no URI', { first: '- x' }, 'resources'],
  ['a field twice', { request: `${lines.expires}\n${lines.request}` }, 'lines'],
  ['a line behind the end', { second: `${lines.second}\n` }, 'lines'],
  ['a field behind the end', { second: `${lines.second}\n${lines.request}` }, 'lines'],
])('%s is refused', (_, changes, refusal) => {
  expect(parseSignIn(text(changes))).toEqual({ ok: false, error: refusal })
})

test('a message that ends anywhere before its last necessary line is refused', () => {
  const whole = text().split('\n')
  for (let length = 0; length < 10; length += 1) expect(parseSignIn(whole.slice(0, length).join('\n')).ok).toBe(false)
})
