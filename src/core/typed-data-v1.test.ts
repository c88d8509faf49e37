import { expect, test } from 'vitest'
import { parseTypedList } from '#core/typed-data-v1.ts'

const field = (more: object = {}) => ({ name: 'text', type: 'string', value: 'hi', ...more })

test('values in their one spelling', () => {
  const address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
  const parsed = parseTypedList([
    field(),
    { name: 'n', type: 'uint', value: '0x0a' },
    { name: 'a', type: 'address', value: address.toLowerCase() },
    { name: 'l', type: 'int8[2]', value: [-1, '5'] },
  ])
  expect(parsed.ok && parsed.value.map(({ value }) => value)).toEqual(['hi', '10', address, ['-1', '5']])
})

test.each<[string, unknown, string]>([
  ['no list', {}, 'shape'],
  ['an empty list', [], 'missing'],
  ['too many', Array.from({ length: 257 }, (_, index) => field({ name: String(index) })), 'too-large'],
  ['a name twice', [field(), field()], 'duplicate-field'],
  ['a key that is not declared', [field({ more: 1 })], 'undeclared'],
  ['an empty name', [field({ name: '' })], 'field-name'],
  ['half a character in the name', [field({ name: '\ud800' })], 'field-name'],
  ['no value', [{ name: 'a', type: 'string' }], 'missing'],
  ['an unknown type', [field({ type: 'uint7' })], 'unknown-type'],
  ['a struct', [field({ type: 'Person' })], 'unknown-type'],
  ['a list of lists', [field({ type: 'uint8[][]', value: [[1]] })], 'unknown-type'],
  ['a list of none', [field({ type: 'uint8[0]', value: [] })], 'unknown-type'],
  ['a list of another length', [field({ type: 'uint8[2]', value: [1] })], 'value'],
  ['what is no list', [field({ type: 'uint8[]', value: 1 })], 'shape'],
  ['a value out of range', [field({ type: 'uint8', value: 256 })], 'value'],
  ['a truth in words', [field({ type: 'bool', value: 'true' })], 'value'],
  ['bytes that are no hex', [field({ type: 'bytes', value: 'hi' })], 'value'],
  ['text that is no JSON', '[', 'json'],
  ['a key twice', '[{"name":"a","name":"b","type":"string","value":""}]', 'duplicate-key'],
])('%s is refused', (_, input, code) => {
  expect(parseTypedList(input)).toMatchObject({ ok: false, error: { code } })
})
