import { expect, test } from 'vitest'
import { typedDataView, typedListRows } from '#ui/approvals/typed-data-rows.ts'

const mail = {
  primaryType: 'Mail',
  types: {
    EIP712Domain: [{ name: 'name', type: 'string' }],
    Person: [{ name: 'name', type: 'string' }],
    Mail: [
      { name: 'from', type: 'Person' },
      { name: 'to', type: 'Person[]' },
      { name: 'amount', type: 'uint256' },
    ],
  },
  domain: { name: 'Post', note: 'not declared' },
  message: { from: { name: 'Ada' }, to: [{ name: 'Bo' }, { name: 'Cy' }], amount: '12', extra: 'not signed' },
}

test('walks what is declared, nested and in lists, and nothing else', () => {
  const view = typedDataView(JSON.stringify(mail))
  expect(view?.domainName).toBe('Post')
  expect(view?.domain).toEqual([{ depth: 0, name: 'name', type: 'string', value: 'Post' }])
  expect(view?.message.map(({ depth, name, value }) => [depth, name, value])).toEqual([
    [0, 'from', null],
    [1, 'name', 'Ada'],
    [0, 'to', null],
    [1, '1', null],
    [2, 'name', 'Bo'],
    [1, '2', null],
    [2, 'name', 'Cy'],
    [0, 'amount', '12'],
  ])
})

test('a member named like a built-in is read from the object itself only', () => {
  const types = { Odd: [{ name: 'constructor', type: 'string' }] }
  const view = typedDataView(JSON.stringify({ primaryType: 'Odd', types, domain: {}, message: {} }))
  expect(view?.message).toEqual([{ depth: 0, name: 'constructor', type: 'string', value: '' }])
})

test.each(['', '[]', '{"types":{}}', 'null'])('what is no typed data has no view: %s', (json) => {
  expect(typedDataView(json)).toBeNull()
})

test('version 1: names, types and values as they are, lists with their items', () => {
  const rows = typedListRows(
    JSON.stringify([
      { name: 'A number', type: 'uint8', value: '0x7' },
      { name: 'Letters', type: 'string[]', value: ['a', 'b'] },
      { name: 'None', type: 'bool[]', value: [] },
    ]),
  )
  expect(rows?.map(({ depth, name, type, value }) => [depth, name, type, value])).toEqual([
    [0, 'A number', 'uint8', '7'],
    [0, 'Letters', 'string[]', null],
    [1, '1', 'string', 'a'],
    [1, '2', 'string', 'b'],
    [0, 'None', 'bool[]', '[]'],
  ])
  expect(typedListRows('{}')).toBeNull()
})
