import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ok } from '#core/result.ts'
import { decodeRlp, encodeRlp, type RlpItem } from '#core/rlp.ts'
import { bytesOf } from '#tests/vectors/bytes-of.ts'
import { readVectors } from '#tests/vectors/read-vectors.ts'

type Nested = string | readonly Nested[]
const Nested: v.GenericSchema<Nested> = v.union([v.string(), v.array(v.lazy(() => Nested))])
const vectors = readVectors('ethers-rlp', v.array(v.object({ name: v.string(), decoded: Nested, encoded: v.string() })))

const item = (nested: Nested): RlpItem => (typeof nested === 'string' ? bytesOf(nested) : nested.map(item))

test('ethers: all 61 items, both ways', () => {
  expect(vectors).toHaveLength(61)
  for (const { name, decoded, encoded } of vectors) {
    expect(encodeRlp(item(decoded)), name).toEqual(bytesOf(encoded))
    expect(decodeRlp(bytesOf(encoded)), name).toEqual(ok(item(decoded)))
  }
})
