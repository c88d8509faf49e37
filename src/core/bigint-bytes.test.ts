import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bigintFromBytes, bytesFromBigint, minimalBytes } from '#core/bigint-bytes.ts'

test('a number survives its bytes', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (value) => {
      expect(bigintFromBytes(bytesFromBigint(value, 32))).toBe(value)
      expect(bigintFromBytes(minimalBytes(value))).toBe(value)
      expect(minimalBytes(value)[0]).not.toBe(0)
    }),
  )
})

test('what does not fit is a bug', () => {
  expect(minimalBytes(0n)).toHaveLength(0)
  expect(() => bytesFromBigint(256n, 1)).toThrow(RangeError)
  expect(() => bytesFromBigint(-1n, 1)).toThrow(RangeError)
  expect(() => minimalBytes(-1n)).toThrow(RangeError)
})
