import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAgo, formatAmount, formatAmountParts } from './format.ts'

test('an amount is exact however long', () => {
  expect(formatAmount(2n ** 256n - 1n, 18)).toMatch(/^115,792,089,.*,457\.584007913129639935$/)
  expect(formatAmount(1_500_000_000_000_000_000n, 18)).toBe('1.5')
  expect(formatAmount(12_345_678n, 0)).toBe('12,345,678')
  expect(formatAmount(0n, 18)).toBe('0')
})

test('what is cut is never rounded up, and never shown as nothing', () => {
  expect(formatAmount(1_999_999n, 6, { maxDecimals: 2 })).toBe('1.99')
  expect(formatAmount(1n, 18, { maxDecimals: 4 })).toBe('<0.0001')
  expect(formatAmount(1n, 18, { maxDecimals: 0 })).toBe('<1')
})

test('signs are written, the minus as a minus', () => {
  expect(formatAmount(-1_500n, 3, { signed: true })).toBe('−1.5')
  expect(formatAmount(1_500n, 3, { signed: true })).toBe('+1.5')
  expect(formatAmount(0n, 3, { signed: true })).toBe('0')
})

test('the exact digits can be read back', () => {
  fc.assert(
    fc.property(fc.bigInt(-(2n ** 256n), 2n ** 256n), fc.integer({ min: 0, max: 36 }), (value, decimals) => {
      const [whole, fraction] = formatAmountParts(value, decimals)
      const digits = whole.replace(/[,−]/g, '') + fraction.slice(1).padEnd(decimals, '0')
      expect(BigInt(digits)).toBe(value < 0n ? -value : value)
    }),
  )
})

test('time is told in the unit that fits', () => {
  expect(formatAgo(0, 2 * 3_600_000)).toBe('2 hours ago')
  expect(formatAgo(0, 1_000)).toBe('now')
})
