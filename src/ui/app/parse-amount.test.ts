import { expect, test } from 'vitest'
import { parseAmount } from '#ui/app/parse-amount.ts'

test.each([
  ['1.5', 15n * 10n ** 17n],
  ['.5', 5n * 10n ** 17n],
  ['１．５', 15n * 10n ** 17n],
  ['1。5', 15n * 10n ** 17n],
  [' 2 000 ', 2000n * 10n ** 18n],
])('reads “%s”', (text, value) => {
  expect(parseAmount(text, 18)).toEqual({ ok: true, value })
})

test.each(['', '.', '1,5', '-1', '1e18', '0x10', '1.2.3', 'abc'])('does not guess at “%s”', (text) => {
  expect(parseAmount(text, 18)).toMatchObject({ ok: false })
})

test('more digits than the coin has are refused, never rounded', () => {
  expect(parseAmount('0.0000000000000000001', 18)).toEqual({ ok: false, error: 'too-precise' })
})
