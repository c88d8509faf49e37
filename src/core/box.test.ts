import { decrypt, encrypt, getEncryptionPublicKey } from '@metamask/eth-sig-util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base64FromBytes } from '#core/base64.ts'
import { boxPublicKey, openBox, type Box } from '#core/box.ts'
import { boxOf, EncryptedMessage } from '#core/encrypted-message.ts'
import { decodeText, encodeText } from '#core/utf8.ts'
import * as v from 'valibot'
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js'

/** Against MetaMask’s library, which is over another implementation (tweetnacl). */

const key = new Uint8Array(32).fill(7)
const otherKey = new Uint8Array(32).fill(8)
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

function sealed(data: string, to = key): Box {
  const version = 'x25519-xsalsa20-poly1305'
  return boxOf(v.parse(EncryptedMessage, encrypt({ publicKey: base64FromBytes(boxPublicKey(to)), data, version })))
}
function opened(box: Box, by = key): string | null {
  const bytes = openBox(by, box)
  return bytes.ok ? decodeText(bytes.value) : null
}

test('the public key is theirs, for any private key', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (privateKey) => {
      expect(base64FromBytes(boxPublicKey(privateKey))).toBe(getEncryptionPublicKey(hex(privateKey)))
    }),
    { numRuns: 25 },
  )
})

test('what they seal opens, of any length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(opened(sealed(text))).toBe(text)
    }),
    { numRuns: 25 },
  )
  for (const length of [0, 1, 15, 16, 17, 31, 32, 33, 63, 64, 65, 1_000_000]) {
    const text = 'x'.repeat(length)
    expect(opened(sealed(text)) === text, String(length)).toBe(true)
  }
})

test('what opens here opens there, with the same text', () => {
  const box = sealed('both ways')
  const encryptedData = {
    version: 'x25519-xsalsa20-poly1305',
    nonce: base64FromBytes(box.nonce),
    ephemPublicKey: base64FromBytes(box.ephemeralPublicKey),
    ciphertext: base64FromBytes(box.sealed),
  }
  expect(decrypt({ encryptedData, privateKey: hex(key) })).toBe(opened(box))
})

test('another key does not open it', () => {
  expect(openBox(otherKey, sealed('hi'))).toEqual({ ok: false, error: 'refused' })
})

test('one bit changed anywhere, and it does not open', () => {
  const box = sealed('hello')
  for (const part of ['nonce', 'ephemeralPublicKey', 'sealed'] as const) {
    for (let bit = 0; bit < box[part].length * 8; bit += 7) {
      // The highest bit of a public key is masked off (RFC 7748 §5).
      if (part === 'ephemeralPublicKey' && bit === 255) continue
      const changed = Uint8Array.from(box[part])
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(openBox(key, { ...box, [part]: changed }), `${part} ${bit}`).toEqual({ ok: false, error: 'refused' })
    }
  }
})

test('a part cut or grown is refused', () => {
  const box = sealed('hello')
  for (const part of ['nonce', 'ephemeralPublicKey', 'sealed'] as const) {
    for (const bytes of [box[part].subarray(1), Uint8Array.of(...box[part], 0), new Uint8Array()]) {
      expect(openBox(key, { ...box, [part]: bytes })).toEqual({ ok: false, error: 'refused' })
    }
  }
})

test('a public key of small order shares a secret with everybody and is refused', () => {
  const zero = new Uint8Array(32)
  const nonce = new Uint8Array(24)
  const forged = xsalsa20poly1305(zero, nonce).encrypt(encodeText('forged'))
  for (const ephemeralPublicKey of [zero, Uint8Array.of(1, ...zero.subarray(1))]) {
    expect(openBox(key, { nonce, ephemeralPublicKey, sealed: forged })).toEqual({ ok: false, error: 'refused' })
  }
})

test('a private key of another length is a bug', () => {
  expect(() => boxPublicKey(new Uint8Array(31))).toThrow(RangeError)
  expect(() => openBox(new Uint8Array(33), sealed('x'))).toThrow(RangeError)
})
