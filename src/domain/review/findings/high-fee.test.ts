import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { highFee } from '#domain/review/findings/high-fee.ts'
import { approve, message, quoteOf, token, transaction } from '#domain/testing/subjects.ts'

const sending = (value: bigint, quote: ReturnType<typeof quoteOf>) => transaction({ value: quantity(value) }, { quote })

test('sees a site that asks for more than three times the fastest', () => {
  expect(highFee.find(sending(0n, quoteOf(10n, 61n)))).toEqual({ cost: '610' })
  expect(highFee.find(sending(0n, quoteOf(10n, 60n)))).toBeNull()
})

test('sees a transfer that costs more than it sends', () => {
  expect(highFee.find(sending(99n, quoteOf(10n)))).toEqual({ cost: '100' })
  expect(highFee.find(sending(100n, quoteOf(10n)))).toBeNull()
})

test('is silent where nothing is known, or a call has another purpose than its value', () => {
  expect(highFee.find(transaction({}))).toBeNull()
  const call = transaction({ to: token, value: quantity(1n), data: approve(1n) }, { quote: quoteOf(10n) })
  expect(highFee.find(call)).toBeNull()
  expect(highFee.find(message('hello'))).toBeNull()
})
