import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base64FromBytes, bytesFromBase64 } from '#core/base64.ts'

test('bytes survive their text', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(bytesFromBase64(base64FromBytes(bytes))).toEqual(bytes)
    }),
  )
})

test.each(['A', 'AA', 'AB==', 'A=A=', 'AA==\n', ' AAAA', 'A-_A', 'AAAA====', 'ä'])(
  '%j is not the spelling of any bytes',
  (text) => {
    expect(bytesFromBase64(text)).toBeNull()
  },
)
