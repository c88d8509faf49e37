import fc from 'fast-check'
import { expect, test } from 'vitest'
import { err, ok } from '#core/result.ts'
import { formatUnits, parseUnits } from '#core/units.ts'

test('what is formatted is read back, whatever the decimals', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), fc.nat({ max: 255 }), (amount, decimals) => {
      expect(parseUnits(formatUnits(amount, decimals), decimals)).toEqual(ok(amount))
    }),
  )
})

test.each([
  [0n, 18, '0'],
  [1n, 18, '0.000000000000000001'],
  [1_500_000n, 6, '1.5'],
  [-1_500_000n, 6, '-1.5'],
  [100n, 0, '100'],
  [10n ** 24n, 18, '1000000'],
])('%i with %i decimals is %s', (amount, decimals, text) => {
  expect(formatUnits(amount, decimals)).toBe(text)
})

test.each(['1', '1.', '1.0', '01', '1.000000000'])('%s is one', (text) => {
  expect(parseUnits(text, 6)).toEqual(ok(1_000_000n))
})

test.each(['', '.', '-1', '+1', '1e3', '0x1', '1,5', '1 000', ' 1', '١', '1.2.3', 'Infinity', `1${'0'.repeat(512)}`])(
  '%j is no amount',
  (text) => {
    expect(parseUnits(text, 18)).toEqual(err('syntax'))
  },
)

test('never rounds and never overflows', () => {
  expect(parseUnits('.5', 1)).toEqual(ok(5n))
  expect(parseUnits('0.0000001', 6)).toEqual(err('too-precise'))
  expect(parseUnits((2n ** 256n).toString(), 0)).toEqual(err('too-large'))
})
