import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { siteNonce } from '#domain/review/findings/site-nonce.ts'
import { message, quoteOf, transaction } from '#domain/testing/subjects.ts'

const least = { type: 'legacy', gasPrice: quantity(1n) } as const
const quote = { ...quoteOf(1n), nonces: { used: 1, taken: [{ nonce: 2, least }] } }
const named = (nonce: bigint) => transaction({}, { quote: { ...quote, siteNonce: quantity(nonce) } })

test('tells whether the number that a site named is that of what waits, or ahead', () => {
  expect(siteNonce.find(named(2n))).toEqual({ nonce: '2', means: 'replaces' })
  expect(siteNonce.find(named(7n))).toEqual({ nonce: '7', means: 'gap' })
})

test('is silent where the wallet chooses it, and for other requests', () => {
  expect(siteNonce.find(transaction({}, { quote }))).toBeNull()
  expect(siteNonce.find(transaction({}))).toBeNull()
  expect(siteNonce.find(message('hello'))).toBeNull()
})
