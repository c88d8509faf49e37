import { x25519 as noble } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { bytesFromHex, Hex, hexFromBytes } from '#core/hex.ts'
import { x25519, x25519Base } from '#core/x25519.ts'

const bytes = (digits: string) => bytesFromHex(v.parse(Hex, `0x${digits}`))

test.each([
  {
    scalar: 'a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4',
    point: 'e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c',
    product: 'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
  },
  {
    scalar: '4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d',
    point: 'e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493',
    product: '95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957',
  },
])('RFC 7748 §5.2', ({ scalar, point, product }) => {
  expect(hexFromBytes(x25519(bytes(scalar), bytes(point)))).toBe(`0x${product}`)
})

test('RFC 7748 §5.2, a hundred times over, as another library has it', () => {
  let [mine, theirs] = [x25519Base, x25519Base]
  let [myPoint, theirPoint] = [x25519Base, x25519Base]
  for (let round = 0; round < 100; round += 1) {
    ;[mine, myPoint] = [x25519(mine, myPoint), mine]
    ;[theirs, theirPoint] = [noble.scalarMult(theirs, theirPoint), theirs]
    if (round === 0)
      expect(hexFromBytes(mine)).toBe('0x422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079')
  }
  expect(mine).toEqual(theirs)
})

const thirtyTwo = fc.uint8Array({ minLength: 32, maxLength: 32 })

test('any key and any point, as another library has it; zeros where that refuses', () => {
  fc.assert(
    fc.property(thirtyTwo, thirtyTwo, (key, point) => {
      const [keyBefore, pointBefore] = [key.slice(), point.slice()]
      expect(x25519(key, point)).toEqual(noble.scalarMult(key, point))
      expect([key, point]).toEqual([keyBefore, pointBefore])
    }),
    { numRuns: 50 },
  )
  expect(x25519(new Uint8Array(32).fill(7), new Uint8Array(32))).toEqual(new Uint8Array(32))
  expect(() => x25519(new Uint8Array(31), x25519Base)).toThrow('privateKey')
})
