import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountText, parseAmount } from '#ui/app/parse-amount.ts'

test('what was written is read back, for any size', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), fc.nat({ max: 36 }), (value, decimals) => {
      expect(parseAmount(amountText(value, decimals), decimals)).toEqual({ ok: true, value })
    }),
  )
})

test.each([
  ['1.5', 15n * 10n ** 17n],
  ['.5', 5n * 10n ** 17n],
  ['2.', 2n * 10n ** 18n],
  ['１．５', 15n * 10n ** 17n],
  ['0.10000000000000000000', 10n ** 17n],
])('reads %s', (text, value) => {
  expect(parseAmount(text, 18)).toEqual({ ok: true, value })
})

test.each(['', '.', '1,5', '-1', '1e18', '0x10', '1.2.3', 'abc'])('does not guess at “%s”', (text) => {
  expect(parseAmount(text, 18)).toEqual({ ok: false, error: 'shape' })
})

test('more digits than the coin has are refused, never rounded', () => {
  expect(parseAmount('0.0000000000000000001', 18)).toEqual({ ok: false, error: 'precision' })
})
