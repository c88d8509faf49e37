import * as v from 'valibot'
import { expect, test } from 'vitest'
import { base64FromBytes } from '#core/base64.ts'
import { boxOf, EncryptedMessage } from '#core/encrypted-message.ts'

const bytes = (length: number) => base64FromBytes(new Uint8Array(length).fill(1))
const message = {
  version: 'x25519-xsalsa20-poly1305',
  nonce: bytes(24),
  ephemPublicKey: bytes(32),
  ciphertext: bytes(16),
}

test('the parts as bytes', () => {
  const { nonce, ephemeralPublicKey, sealed } = boxOf(v.parse(EncryptedMessage, message))
  expect([nonce.length, ephemeralPublicKey.length, sealed.length]).toEqual([24, 32, 16])
})

test.each([
  ['another version', { version: 'x25519' }],
  ['a short nonce', { nonce: bytes(23) }],
  ['a long key', { ephemPublicKey: bytes(33) }],
  ['less than a tag', { ciphertext: bytes(15) }],
  ['another alphabet', { nonce: bytes(24).replace('A', '-') }],
  ['no padding', { ephemPublicKey: bytes(32).replace('=', '') }],
  ['a space', { ciphertext: ` ${bytes(16)}` }],
  ['a number', { ciphertext: 7 }],
  ['a field that is not declared', { more: 1 }],
  ['a field that is missing', { nonce: undefined }],
])('%s is refused', (_, changes) => {
  expect(v.is(EncryptedMessage, { ...message, ...changes })).toBe(false)
})
