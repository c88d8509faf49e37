import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Origin } from '#core/origin.ts'
import { isAtSite, isDevelopersOwn, isForSite, namedSite, otherSiteIn } from '#domain/review/sign-in-site.ts'
import { signIn } from '#domain/testing/subjects.ts'

const origin = (text: string) => v.parse(Origin, text)
const fromSite = (domain: string, site: string) => isForSite(origin(site), signIn({ domain }))

test.each([
  ['app.example', 'https://app.example'],
  ['APP.example', 'https://app.example'],
  ['app.example:443', 'https://app.example'],
  ['app.example:8443', 'https://app.example:8443'],
  ['https://app.example', 'https://app.example'],
  ['localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['[::1]:3000', 'http://[::1]:3000'],
])('%s is %s', (domain, site) => {
  expect(fromSite(domain, site)).toBe(true)
})

test.each([
  ['other.example', 'https://app.example'],
  ['example', 'https://app.example'],
  ['sub.app.example', 'https://app.example'],
  ['app.example.', 'https://app.example'],
  ['app.example:8443', 'https://app.example'],
  ['app.example', 'https://app.example:8443'],
  ['http://app.example', 'https://app.example'],
  ['https://localhost:3000', 'http://localhost:3000'],
  ['app.example@evil.example', 'https://evil.example'],
  ['user@app.example', 'https://app.example'],
  ['%61pp.example', 'https://app.example'],
  ['0x7f.1', 'http://127.0.0.1'],
  ['localhost', 'http://127.0.0.1'],
])('%s is not %s', (domain, site) => {
  expect(fromSite(domain, site)).toBe(false)
})

test('a URI is at the site, at another, or nowhere', () => {
  const at = (uri: string) => isAtSite(origin('https://app.example'), signIn({ uri }))
  expect(at('https://app.example:9000/login')).toBe(true)
  expect(at('did:key:z6Mk')).toBe(true)
  expect(at('https://other.example/login')).toBe(false)
  expect(at('ipfs://Qm')).toBe(false)
})

test('the site in its own words', () => {
  expect(namedSite(signIn({ domain: 'https://app.example' }))).toBe('https://app.example')
  expect(namedSite(signIn({ domain: 'app.example:8' }))).toBe('app.example:8')
})

test.each([
  ['app.example wants you to sign in with your Ethereum account', null],
  ['https://app.example wants you to sign in with your Ethereum account', null],
  ['wants you to sign in with your Ethereum account', null],
  ['hello', null],
  ['http://app.example wants you to sign in with your Ethereum account', 'http://app.example'],
  ['bank.example  WANTS you to sign in with your Ethereum account', 'bank.example'],
  ['a/b wants you to sign in with your Ethereum account', 'a/b'],
])('what is no sign-in but says it is one: %s', (text, other) => {
  expect(otherSiteIn(origin('https://app.example'), text)).toBe(other)
})

test('only this machine is a developer’s own', () => {
  expect(
    ['http://localhost:1', 'http://127.0.0.1', 'https://localhost', 'http://app.localhost']
      .map(origin)
      .every(isDevelopersOwn),
  ).toBe(true)
  expect(['https://app.example', 'https://localhost.example'].map(origin).some(isDevelopersOwn)).toBe(false)
})
