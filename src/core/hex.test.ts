import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { bytesFromHex, Hex, hexFromBytes } from '#core/hex.ts'

test('bytes survive their hex', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const hex = hexFromBytes(bytes)
      expect(bytesFromHex(hex)).toEqual(bytes)
      expect(v.parse(Hex, hex.toUpperCase().replace('0X', '0x'))).toBe(hex)
    }),
  )
})

test.each(['', '0', '0x0', '0xg0', '00', '0X00', '0x00 ', '0x00\n', ' 0x00', 0, null])('%j is no hex', (wrong) => {
  expect(v.is(Hex, wrong)).toBe(false)
})

test('a megabyte and more is read', () => {
  const long = `0x${'aB'.repeat(4_000_000)}`
  expect(v.parse(Hex, long)).toHaveLength(long.length)
})
