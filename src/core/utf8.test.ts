import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText, encodeText, isWellFormed } from '#core/utf8.ts'

test('text survives its bytes, a byte order mark too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodeText(encodeText(text))).toBe(text)
    }),
  )
  expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa')
})

test.each([[[0xff]], [[0xc0, 0x80]], [[0xed, 0xa0, 0x80]], [[0xe2, 0x82]], [[0xf4, 0x90, 0x80, 0x80]]])(
  '%j is no text',
  (bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toBeNull()
  },
)

test('half of a pair is no text', () => {
  expect(isWellFormed('a🚀é')).toBe(true)
  expect(isWellFormed('a\ud83d')).toBe(false)
  expect(isWellFormed('\ude80\ud83d')).toBe(false)
})
