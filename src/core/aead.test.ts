import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aesGcmOpen, aesGcmSeal, xchachaOpen, xchachaSeal } from '#core/aead.ts'
import { err, ok } from '#core/result.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const input = (nonceBytes: number) =>
  fc.record({ key: bytes(32), nonce: bytes(nonceBytes), plaintext: fc.uint8Array(), associated: fc.uint8Array() })

const flip = (source: Uint8Array, at: number): Uint8Array =>
  source.map((byte, index) => (index === at ? byte ^ 1 : byte))

test('AES-GCM opens what it sealed, and nothing with one bit changed', async () => {
  await fc.assert(
    fc.asyncProperty(input(12), fc.nat(), async ({ plaintext, ...bound }, at) => {
      const sealed = await aesGcmSeal({ ...bound, plaintext })
      expect(sealed).toHaveLength(plaintext.length + 16)
      expect(await aesGcmOpen({ ...bound, sealed })).toEqual(ok(plaintext))
      const refused = err('refused')
      expect(await aesGcmOpen({ ...bound, sealed: flip(sealed, at % sealed.length) })).toEqual(refused)
      expect(await aesGcmOpen({ ...bound, sealed, nonce: flip(bound.nonce, at % 12) })).toEqual(refused)
      expect(await aesGcmOpen({ ...bound, sealed, key: flip(bound.key, at % 32) })).toEqual(refused)
      expect(await aesGcmOpen({ ...bound, sealed, associated: Uint8Array.of(...bound.associated, 0) })).toEqual(refused)
    }),
  )
})

test('XChaCha20-Poly1305 opens what it sealed, and nothing with one bit changed', () => {
  fc.assert(
    fc.property(input(24), fc.nat(), ({ plaintext, ...bound }, at) => {
      const sealed = xchachaSeal({ ...bound, plaintext })
      expect(sealed).toHaveLength(plaintext.length + 16)
      expect(xchachaOpen({ ...bound, sealed })).toEqual(ok(plaintext))
      const refused = err('refused')
      expect(xchachaOpen({ ...bound, sealed: flip(sealed, at % sealed.length) })).toEqual(refused)
      expect(xchachaOpen({ ...bound, sealed, nonce: flip(bound.nonce, at % 24) })).toEqual(refused)
      expect(xchachaOpen({ ...bound, sealed, key: flip(bound.key, at % 32) })).toEqual(refused)
      expect(xchachaOpen({ ...bound, sealed, associated: Uint8Array.of(...bound.associated, 0) })).toEqual(refused)
    }),
  )
})

const empty = new Uint8Array()

test('what is cut short is refused, a key of a wrong size is a bug', async () => {
  const bound = { key: new Uint8Array(32), nonce: new Uint8Array(12), associated: empty }
  for (let length = 0; length < 16; length += 1) {
    expect(await aesGcmOpen({ ...bound, sealed: new Uint8Array(length) })).toEqual(err('refused'))
    expect(xchachaOpen({ ...bound, nonce: new Uint8Array(24), sealed: new Uint8Array(length) })).toEqual(err('refused'))
  }
  const short = { ...bound, key: new Uint8Array(16) }
  await expect(aesGcmSeal({ ...short, plaintext: empty })).rejects.toThrow(RangeError)
  await expect(aesGcmOpen({ ...short, sealed: new Uint8Array(16) })).rejects.toThrow(RangeError)
  expect(() => xchachaSeal({ ...bound, plaintext: empty })).toThrow(RangeError)
})

test('leaves the key as it was', async () => {
  const key = new Uint8Array(32).fill(5)
  await aesGcmSeal({ key, nonce: new Uint8Array(12), plaintext: empty, associated: empty })
  xchachaSeal({ key, nonce: new Uint8Array(24), plaintext: empty, associated: empty })
  expect(key).toEqual(new Uint8Array(32).fill(5))
})
