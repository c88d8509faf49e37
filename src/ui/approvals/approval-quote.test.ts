import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { quoteOf } from '#domain/testing/subjects.ts'
import { ApprovalQuote } from '#ui/approvals/approval-quote.svelte.ts'
import { noOwnValues } from '#ui/approvals/own-values.ts'

test('a nonce that the site names is in force where it is seen, until it is taken back', async () => {
  const offered = { ...quoteOf(0n), balance: quantity(10n ** 20n), nonce: quantity(3n), siteNonce: quantity(5n) }
  const quote = new ApprovalQuote(() => Promise.resolve({ ok: true, value: offered }))
  await quote.load()
  expect(quote.own).toEqual({ ...noOwnValues, nonce: '5' })
  expect(quote.chosen?.nonce).toEqual({ value: 5n, means: 'gap' })
  expect(quote.decision(0n)).toMatchObject({ nonce: '0x5' })
  quote.own = noOwnValues
  await quote.load()
  expect(quote.decision(0n)).not.toHaveProperty('nonce')
})

test('without one nothing is set by hand', async () => {
  const quote = new ApprovalQuote(() => Promise.resolve({ ok: true, value: quoteOf(0n) }))
  await quote.load()
  expect(quote.own).toBe(noOwnValues)
})
