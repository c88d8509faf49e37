import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Origin } from '#core/origin.ts'

test.each([
  'https://app.example.org',
  'https://app.example.org:8443',
  'https://xn--bcher-kva.example',
  'http://localhost:5173',
  'http://127.0.0.1:8080',
  'http://[::1]:3000',
  'http://demo.localhost',
])('%s may talk to the wallet', (origin) => {
  expect(v.parse(Origin, origin)).toBe(origin)
})

test.each([
  'http://example.org',
  'http://localhost.example.org',
  'http://notlocalhost',
  'http://127.0.0.1.example.org',
  'https://example.org/',
  'https://example.org:443',
  'https://EXAMPLE.org',
  'https://user@example.org',
  'https://bücher.example',
  'null',
  '',
  'file://',
  'data:text/html,x',
  'blob:https://example.org/x',
  'chrome-extension://abc',
  'https://',
  `https://${'a.'.repeat(1_100)}example`,
  null,
])('%s may not', (origin) => {
  expect(v.is(Origin, origin)).toBe(false)
})
