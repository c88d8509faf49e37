import { expect, test } from 'vitest'
import { hexFromBytes } from '#core/hex.ts'
import { sha256 } from '#core/sha256.ts'
import { encodeText } from '#core/utf8.ts'

test('gives the known answer of FIPS 180-4 for abc', () => {
  expect(hexFromBytes(sha256(encodeText('abc')))).toBe(
    '0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})
