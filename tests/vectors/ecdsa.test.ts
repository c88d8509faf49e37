import { sha256 } from '@noble/hashes/sha2.js'
import { Point } from '@noble/secp256k1'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { addressFromBytes } from '#core/address.ts'
import { keccak256 } from '#core/keccak.ts'
import { recoverAddress } from '#core/signature.ts'
import { bytesOf } from '#tests/vectors/bytes-of.ts'
import { parseDer } from '#tests/vectors/parse-der.ts'
import { readVectors } from '#tests/vectors/read-vectors.ts'

const Suite = v.object({
  testGroups: v.array(
    v.object({
      publicKey: v.object({ uncompressed: v.string() }),
      tests: v.array(
        v.object({
          tcId: v.number(),
          comment: v.string(),
          msg: v.string(),
          sig: v.string(),
          result: v.string(),
        }),
      ),
    }),
  ),
})

/** Our rule: a signature is of the account that it recovers to, and only its low form exists. */
function isOf(uncompressed: Uint8Array, message: Uint8Array, signature: { r: bigint; s: bigint }): boolean {
  const address = addressFromBytes(keccak256(uncompressed.subarray(1)).subarray(12))
  return ([0, 1] as const).some((yParity) => {
    const recovered = recoverAddress(sha256(message), { ...signature, yParity })
    return recovered.ok && recovered.value === address
  })
}

const order = Point.CURVE().n

/** Their x is above the order, which Ethereum's `v` cannot say: refused. */
const beyondOrder = ['k*G has a large x-coordinate', 'r = 2, x = n + 2 is the smallest possible x with a reduction']

function cases(name: string) {
  return readVectors(name, Suite).testGroups.flatMap(({ publicKey, tests }) =>
    tests.map(({ tcId, comment, msg, sig, result }) => {
      const signature = parseDer(bytesOf(sig))
      return {
        tcId,
        key: bytesOf(publicKey.uncompressed),
        message: bytesOf(msg),
        signature,
        result,
        hasForm: !beyondOrder.includes(comment),
      }
    }),
  )
}

test('Wycheproof, low s only: valid ones recover to their key, invalid ones do not', () => {
  const all = cases('wycheproof-ecdsa-secp256k1-sha256-bitcoin')
  expect(all).toHaveLength(463)
  expect(all.filter(({ hasForm }) => !hasForm)).toHaveLength(1)
  for (const { tcId, key, message, signature, result, hasForm } of all) {
    const accepted = signature !== null && isOf(key, message, signature)
    expect(accepted, String(tcId)).toBe(result === 'valid' && hasForm)
  }
})

test('Wycheproof, any s: a valid high s is refused as it is and accepted once it is made low', () => {
  const all = cases('wycheproof-ecdsa-secp256k1-sha256')
  expect(all).toHaveLength(476)
  let high = 0
  expect(all.filter(({ hasForm }) => !hasForm)).toHaveLength(2)
  for (const { tcId, key, message, signature, result, hasForm } of all) {
    if (signature === null || result !== 'valid' || !hasForm) {
      expect(signature !== null && isOf(key, message, signature), String(tcId)).toBe(false)
      continue
    }
    const isHigh = signature.s > order / 2n
    expect(isOf(key, message, signature), String(tcId)).toBe(!isHigh)
    if (!isHigh) continue
    high += 1
    expect(isOf(key, message, { r: signature.r, s: order - signature.s }), String(tcId)).toBe(true)
  }
  expect(high).toBeGreaterThan(0)
})
