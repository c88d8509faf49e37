import fc from 'fast-check'
import { expect, test } from 'vitest'
import { err, ok } from '#core/result.ts'
import { decodeRlp, encodeRlp, type RlpItem } from '#core/rlp.ts'

const { item } = fc.letrec<{ item: RlpItem }>((tie) => ({
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.uint8Array({ maxLength: 80 }),
    fc.array(tie('item')),
  ),
}))

test('what is encoded is read back', () => {
  fc.assert(
    fc.property(item, (value) => {
      expect(decodeRlp(encodeRlp(value))).toEqual(ok(value))
    }),
  )
})

test('whatever is read has no second spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const decoded = decodeRlp(bytes)
      expect(decoded.ok ? encodeRlp(decoded.value) : bytes).toEqual(bytes)
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  ['nothing', []],
  ['a byte behind the item', [0x80, 0]],
  ['a small byte in a long form', [0x81, 0x7f]],
  ['a short string in the long form', [0xb8, 1, 0x80]],
  ['a length with a leading zero', [0xb9, 0, 56, ...new Array<number>(56).fill(1)]],
  ['a string cut off', [0x83, 1, 2]],
  ['a length cut off', [0xb9, 1]],
  ['a list cut off', [0xc2, 1]],
  ['an item that crosses the end of its list', [0xc1, 0x82, 1, 1]],
  ['a length beyond numbers', [0xbf, 255, 255, 255, 255, 255, 255, 255, 255]],
  ['lists forty deep', Array.from({ length: 40 }, (_, index) => 0xc0 + Math.min(39 - index, 55))],
])('refuses %s', (_, bytes) => {
  expect(decodeRlp(Uint8Array.from(bytes))).toEqual(err('malformed'))
})
