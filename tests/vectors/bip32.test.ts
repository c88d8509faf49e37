import * as v from 'valibot'
import { expect, test } from 'vitest'
import { derivePrivateKey } from '#core/bip32.ts'
import { bytesOf } from '#tests/vectors/bytes-of.ts'
import { readVectors } from '#tests/vectors/read-vectors.ts'

const Chain = v.object({
  master: v.object({ seed: v.optional(v.string()), privKey: v.optional(v.string()) }),
  children: v.array(v.object({ path: v.string(), privKey: v.optional(v.string()) })),
})
const Vectors = v.object({
  valid: v.array(Chain),
  invalid: v.object({
    fromBase58: v.array(v.unknown()),
    fromSeed: v.array(v.object({ seed: v.string() })),
    deriveHardened: v.array(v.object({ index: v.unknown() })),
    derive: v.array(v.object({ index: v.unknown() })),
    derivePath: v.array(v.object({ derivationPath: v.unknown() })),
  }),
})
const { valid, invalid } = readVectors('bitcoinjs-bip32', Vectors)
const anySeed = new Uint8Array(32).fill(7)

test('bitcoinjs: every private key of every chain that begins with a seed', () => {
  let keys = 0
  for (const { master, children } of valid) {
    if (master.seed === undefined) continue
    for (const { path, privKey } of [{ path: 'm', privKey: master.privKey }, ...children]) {
      if (privKey === undefined) continue
      expect(derivePrivateKey(bytesOf(master.seed), path)).toEqual(bytesOf(privKey))
      keys += 1
    }
  }
  expect(keys).toBe(16)
})

test('bitcoinjs: seeds of a wrong length are refused', () => {
  expect(invalid.fromSeed).toHaveLength(2)
  for (const { seed } of invalid.fromSeed) expect(() => derivePrivateKey(bytesOf(seed), 'm')).toThrow()
})

test('bitcoinjs: child numbers out of range and malformed paths are refused', () => {
  const paths = [
    ...invalid.deriveHardened.map(({ index }) => `m/${String(index)}'`),
    ...invalid.derive.map(({ index }) => `m/${String(index)}`),
    ...invalid.derivePath.map(({ derivationPath }) => String(derivationPath)),
  ]
  expect(paths).toHaveLength(15)
  for (const path of paths) expect(() => derivePrivateKey(anySeed, path), path).toThrow(RangeError)
})

test('out of scope: the wallet reads no extended keys, so their 13 invalid spellings have no door', () => {
  expect(invalid.fromBase58).toHaveLength(13)
})
