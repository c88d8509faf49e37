import { expect, test } from 'vitest'
import { hexFromBytes } from '#core/hex.ts'
import { keccak256 } from '#core/keccak.ts'

test('the digest of nothing, which is not that of SHA3-256', () => {
  expect(hexFromBytes(keccak256(new Uint8Array()))).toBe(
    '0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470',
  )
})
