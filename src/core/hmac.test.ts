import { expect, test } from 'vitest'
import { hexFromBytes } from '#core/hex.ts'
import { hmacSha256 } from '#core/hmac.ts'
import { encodeText } from '#core/utf8.ts'

test('the known answer of RFC 4231 §4.3', () => {
  expect(hexFromBytes(hmacSha256(encodeText('Jefe'), encodeText('what do ya want for nothing?')))).toBe(
    '0x5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
})
