import { expect, test } from 'vitest'
import { hexFromBytes } from '#core/hex.ts'
import { hkdfSha256 } from '#core/hkdf.ts'

test('the known answer of RFC 5869 without salt and info (appendix A.3)', () => {
  expect(hexFromBytes(hkdfSha256(new Uint8Array(22).fill(0x0b), new Uint8Array(), 42))).toBe(
    '0x8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  )
})

test('another purpose, another key', () => {
  const key = new Uint8Array(32).fill(1)
  expect(hkdfSha256(key, Uint8Array.of(1), 32)).not.toEqual(hkdfSha256(key, Uint8Array.of(2), 32))
})
