import { expect, test } from 'vitest'
import { parseAuthority, parseUri } from '#core/uri.ts'

test.each([
  'https://example.com/a/b?c=d#e',
  'https://user:pass@example.com:8080/',
  'http://[::1]:3000',
  'https://[2001:db8:0:0:0:0:192.0.2.1]/',
  'https://[v7.a:b]',
  'did:key:z6MkhaXg',
  'ipfs://Qme7ss3ARVgxv6rXqVPiikMJ8u2NLgmgszg13pYrDKEoiu',
  'urn:example:a,b;c',
  'mailto:a@b.example',
  'https://example.com/%20?q=%C3%A9',
  'file:///x',
  'a+b-c.d:',
])('is a URI: %s', (text) => {
  expect(parseUri(text)?.scheme).toBe(text.slice(0, text.indexOf(':')))
})

test.each([
  '',
  ':no_scheme',
  '//example.com',
  '/path',
  '1http://x',
  'https://a b',
  'https://example.com/a b',
  'https://example.com/"',
  'https://example.com/<x>',
  'https://example.com/%2',
  'https://example.com/%zz',
  'https://exämple.com',
  'https://example.com/#a#b',
  'https://example.com:80a/',
  'https://a@b@c',
  'https://[::1',
  'https://[1:2:3]',
  'https://[1::2::3]',
  'https://[12345::]',
  'https://[1:2:3:4:5:6:7:8:9]',
  'https://[:1:2:3:4:5:6:7]',
  'https://[::256.0.0.1]',
  'https://[1:2:3:4:5:6:7::8]',
  'https://exam[ple].com',
  'https://example.com\n',
  'https://example.com/\u202e',
])('is none: %j', (text) => {
  expect(parseUri(text)).toBeNull()
})

test('an authority in its parts', () => {
  expect(parseAuthority('me:you@[::cafe]:80')).toEqual({ userinfo: 'me:you', host: '[::cafe]', port: '80' })
  expect(parseAuthority('example.com')).toEqual({ userinfo: null, host: 'example.com', port: null })
  expect(parseAuthority('example.com:')).toEqual({ userinfo: null, host: 'example.com', port: '' })
  expect(parseAuthority('@example.com')?.userinfo).toBe('')
  expect(parseAuthority('a/b')).toBeNull()
  expect(parseUri('did:key:x')?.authority).toBeNull()
})

test.each([
  '[::]',
  '[1::]',
  '[::1]',
  '[1:2:3:4:5:6:7::]',
  '[::2:3:4:5:6:7:8]',
  '[::ffff:192.0.2.1]',
  '[1:2:3:4:5:6:7:8]',
])('is an IPv6 address: %s', (host) => {
  expect(parseAuthority(host)?.host).toBe(host)
})
