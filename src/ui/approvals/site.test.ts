import { expect, test } from 'vitest'
import { siteName } from '#ui/approvals/site.ts'

test.each([
  ['https://app.example.co.uk', 'app.', 'example.co.uk', ''],
  ['https://example.com', '', 'example.com', ''],
  ['https://paypal.com.evil.io', 'paypal.com.', 'evil.io', ''],
  ['https://someone.github.io', '', 'someone.github.io', ''],
  ['https://app.example.com.:8443', 'app.', 'example.com', '.:8443'],
  ['https://[2001:db8::1]', '', '[2001:db8::1]', ''],
  ['http://localhost:3000', '', 'localhost', ':3000'],
  ['http://127.0.0.1:8080', '', '127.0.0.1', ':8080'],
])('%s', (origin, before, registrable, after) => {
  expect(siteName(origin)).toMatchObject({ before, registrable, after })
})

test('a host in another script is shown as the browser writes it, and marked', () => {
  expect(siteName('https://xn--80ak6aa92e.com')).toMatchObject({ registrable: 'xn--80ak6aa92e.com', isPunycode: true })
})

test('an unencrypted scheme is named', () => {
  expect(siteName('http://localhost:3000').scheme).toBe('http://')
})
