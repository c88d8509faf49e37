import { hashMessage } from 'viem'
import { expect, test } from 'vitest'
import { personalMessageDigest } from '#core/eip191.ts'
import { hexFromBytes } from '#core/hex.ts'
import { encodeText } from '#core/utf8.ts'

test.each(['', 'Hello, world', '签名 🚀', 'x'.repeat(1_000)])('counts bytes, not letters: %j', (message) => {
  expect(hexFromBytes(personalMessageDigest(encodeText(message)))).toBe(hashMessage(message))
})
