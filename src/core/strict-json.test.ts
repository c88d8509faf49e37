import fc from 'fast-check'
import { expect, test } from 'vitest'
import { err, ok } from '#core/result.ts'
import { parseStrictJson } from '#core/strict-json.ts'

test('reads what JSON.parse reads, however it is laid out', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat({ max: 4 }), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      expect(parseStrictJson(text)).toEqual(ok(JSON.parse(text)))
    }),
  )
})

test.each([
  '{"a":1,"a":1}',
  '{"a":1,"\\u0061":2}',
  '[{"b":{"a":1, "c":[{}], "a" : 2}}]',
  '{"__proto__":1,"__proto__":2}',
  '{"a\\"":1,"a\\"":2}',
  '{"":1,"":2}',
])('a key named twice is refused: %s', (text) => {
  expect(parseStrictJson(text)).toEqual(err('duplicate-key'))
})

test.each(['{"a":"a","b":"a"}', '{"a":{"a":1}}', '[{"a":1},{"a":1}]', '{"a":["a","a"],"b":"{\\"a\\":1,\\"a\\":2}"}'])(
  'the same text elsewhere is no duplicate: %s',
  (text) => {
    expect(parseStrictJson(text)).toEqual(ok(JSON.parse(text)))
  },
)

test.each(['', '{', "{'a':1}", '{"a":1,}', 'undefined', '01', '// no'])('no JSON: %j', (text) => {
  expect(parseStrictJson(text)).toEqual(err('syntax'))
})
