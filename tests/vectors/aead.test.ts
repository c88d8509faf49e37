import * as v from 'valibot'
import { expect, test } from 'vitest'
import { aesGcmOpen, aesGcmSeal, xchachaOpen, xchachaSeal } from '#core/aead.ts'
import { concatBytes } from '#core/concat-bytes.ts'
import { err, ok } from '#core/result.ts'
import { bytesOf } from '#tests/vectors/bytes-of.ts'
import { readVectors } from '#tests/vectors/read-vectors.ts'

const Case = v.object({
  tcId: v.number(),
  key: v.string(),
  iv: v.string(),
  aad: v.string(),
  msg: v.string(),
  ct: v.string(),
  tag: v.string(),
  result: v.picklist(['valid', 'invalid']),
})
const Group = v.object({ ivSize: v.number(), keySize: v.number(), tagSize: v.number(), tests: v.array(Case) })
const Suite = v.object({ testGroups: v.array(Group) })

const input = ({ key, iv, aad, msg, ct, tag, ...rest }: v.InferOutput<typeof Case>) => ({
  ...rest,
  bound: { key: bytesOf(key), nonce: bytesOf(iv), associated: bytesOf(aad) },
  plaintext: bytesOf(msg),
  sealed: concatBytes(bytesOf(ct), bytesOf(tag)),
})

test('Wycheproof: AES-GCM with 256-bit keys, 96-bit nonces and 128-bit tags', async () => {
  const groups = readVectors('wycheproof-aes-gcm', Suite).testGroups
  const served = groups.filter(({ ivSize, keySize, tagSize }) => ivSize === 96 && keySize === 256 && tagSize === 128)
  const cases = served.flatMap(({ tests }) => tests.map(input))
  expect(cases).toHaveLength(66)
  for (const { tcId, bound, plaintext, sealed, result } of cases) {
    expect(await aesGcmOpen({ ...bound, sealed }), String(tcId)).toEqual(
      result === 'valid' ? ok(plaintext) : err('refused'),
    )
    if (result === 'valid') expect(await aesGcmSeal({ ...bound, plaintext })).toEqual(sealed)
  }
})

test('Wycheproof: other AES-GCM nonces under 256-bit keys are refused, whatever the standard says of them', async () => {
  const groups = readVectors('wycheproof-aes-gcm', Suite).testGroups
  const cases = groups.filter(({ ivSize, keySize }) => keySize === 256 && ivSize !== 96).flatMap(({ tests }) => tests)
  expect(cases).toHaveLength(39)
  for (const { bound, sealed } of cases.map(input))
    expect(await aesGcmOpen({ ...bound, sealed })).toEqual(err('refused'))
})

test('Wycheproof: XChaCha20-Poly1305, with nonces of a wrong size refused', () => {
  const cases = readVectors('wycheproof-xchacha20-poly1305', Suite).testGroups.flatMap(({ tests }) => tests.map(input))
  expect(cases).toHaveLength(315)
  for (const { tcId, bound, plaintext, sealed, result } of cases) {
    expect(xchachaOpen({ ...bound, sealed }), String(tcId)).toEqual(result === 'valid' ? ok(plaintext) : err('refused'))
    if (result === 'valid') expect(xchachaSeal({ ...bound, plaintext })).toEqual(sealed)
  }
})
