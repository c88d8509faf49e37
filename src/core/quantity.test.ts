import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Quantity, quantity } from '#core/quantity.ts'

test('numbers survive, without leading zeros', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (value) => {
      expect(BigInt(quantity(value))).toBe(value)
      expect(v.parse(Quantity, `0x${value.toString(16).toUpperCase().padStart(64, '0')}`)).toBe(quantity(value))
    }),
  )
  expect(quantity(0n)).toBe('0x0')
})

test.each(['0x', '', '1', '0X1', '-0x1', '0x-1', `0x1${'0'.repeat(64)}`, '0x1 ', 1, null])(
  '%j is no quantity',
  (wrong) => {
    expect(v.is(Quantity, wrong)).toBe(false)
  },
)

test('what does not fit is a bug', () => {
  expect(() => quantity(-1n)).toThrow()
  expect(() => quantity(2n ** 256n)).toThrow()
})
