import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { quoteOf } from '#domain/testing/subjects.ts'
import { refreshCallsDecision, refreshDecision } from '#domain/transactions/refresh-decision.ts'

const fee = (gasPrice: bigint) => ({ type: 'legacy', gasPrice: quantity(gasPrice) }) as const
const consent = (gas: bigint, price: bigint) => ({ gasLimit: quantity(gas), fee: fee(price) })

test('the fastest that costs no more than was consented to', () => {
  expect(refreshDecision(consent(10n, 20n), quoteOf(9n))).toEqual(consent(10n, 18n))
  expect(refreshDecision(consent(10n, 17n), quoteOf(9n))).toEqual(consent(10n, 9n))
  expect(refreshDecision(consent(10n, 8n), quoteOf(9n))).toBeNull()
})

test('more gas than was thought leaves less for each, and never costs more', () => {
  expect(refreshDecision(consent(5n, 20n), quoteOf(9n))).toEqual(consent(10n, 9n))
  expect(refreshDecision(consent(5n, 17n), quoteOf(9n))).toBeNull()
  expect(refreshDecision(consent(100n, 9n), quoteOf(9n))).toEqual(consent(100n, 9n))
})

test('the site’s own fee is no offer of the network, and a nonce that was chosen stays', () => {
  const chosen = { ...consent(10n, 30n), nonce: quantity(7n) }
  expect(refreshDecision(chosen, quoteOf(9n, 25n))).toEqual({ ...consent(10n, 18n), nonce: quantity(7n) })
})

test('a list keeps its gas', () => {
  const list = { gasLimits: [quantity(10n), quantity(20n)], fee: fee(20n) }
  expect(refreshCallsDecision(list, quoteOf(9n))).toEqual({ ...list, fee: fee(18n) })
  expect(refreshCallsDecision({ ...list, fee: fee(8n) }, quoteOf(9n))).toBeNull()
})
