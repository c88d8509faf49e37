import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesFromBigint } from '#core/bigint-bytes.ts'
import { err, ok } from '#core/result.ts'
import {
  addressFromPrivateKey,
  isCanonical,
  publicKey,
  recoverAddress,
  signatureBytes,
  signDigest,
} from '#core/signature.ts'

const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
const privateKeys = fc.bigInt({ min: 1n, max: order - 1n }).map((scalar) => bytesFromBigint(scalar, 32))
const digests = fc.uint8Array({ minLength: 32, maxLength: 32 })

test('a signature recovers to its account, is low and is the same each time', () => {
  fc.assert(
    fc.property(privateKeys, digests, (privateKey, digest) => {
      const signature = signDigest(privateKey, digest)
      expect(isCanonical(signature)).toBe(true)
      expect(signature.s).toBeLessThanOrEqual(order / 2n)
      expect(signDigest(privateKey, digest)).toEqual(signature)
      expect(recoverAddress(digest, signature)).toEqual(ok(addressFromPrivateKey(privateKey)))
      const mirrored = { r: signature.r, s: order - signature.s, yParity: signature.yParity === 0 ? 1 : 0 } as const
      expect(recoverAddress(digest, mirrored)).toEqual(err('invalid'))
    }),
    { numRuns: 50 },
  )
})

test('65 bytes with 27 or 28 at the end', () => {
  const bytes = signatureBytes({ r: 1n, s: 2n, yParity: 1 })
  expect([bytes.length, bytes[31], bytes[63], bytes[64]]).toEqual([65, 1, 2, 28])
})

test('keys and digests out of range are bugs', () => {
  const digest = new Uint8Array(32)
  for (const scalar of [0n, order, 2n ** 256n - 1n])
    expect(() => signDigest(bytesFromBigint(scalar, 32), digest)).toThrow()
  expect(() => publicKey(new Uint8Array(31))).toThrow()
  expect(() => signDigest(bytesFromBigint(1n, 32), new Uint8Array(31))).toThrow(RangeError)
})

test.each([
  [0n, 1n],
  [1n, 0n],
  [order, 1n],
  [1n, order],
  [5n, 1n],
])('nobody signed r = %i, s = %i', (r, s) => {
  expect(recoverAddress(new Uint8Array(32), { r, s, yParity: 0 })).toEqual(err('invalid'))
})
