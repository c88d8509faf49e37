import { expect, test } from 'vitest'
import { readDescriptor } from '#domain/review/erc7730/descriptor.ts'
import type { Json, JsonObject } from '#domain/review/erc7730/json.ts'
import { mergeDescriptors } from '#domain/review/erc7730/merge.ts'

const deployments = [{ chainId: 1, address: '0xdAC17F958D2ee523a2206206994597C13D831ec7' }]
const amount: JsonObject = { path: 'a', label: 'Amount', format: 'raw' }

function file(field: Json = amount, changes: JsonObject = {}): Json {
  return {
    context: { contract: { deployments } },
    metadata: { owner: 'Owner', constants: { word: 'Max', list: [] } },
    display: { formats: { 'f(uint256 a)': { intent: 'Do', fields: [field] } } },
    ...changes,
  }
}

test('is read to the letter', () => {
  expect(readDescriptor(file())).toMatchObject({ owner: 'Owner', deployments: [{ chainId: 1 }] })
})

test.each<[string, Json]>([
  ['a format that is not known', file({ ...amount, format: 'interoperableAddressName' })],
  ['a field with a part that is not known', file({ ...amount, encryption: { scheme: 'x' } })],
  ['a field without a label', file({ path: 'a', format: 'raw' })],
  ['a field that is neither shown somehow nor hidden', file({ path: 'a', label: 'Amount' })],
  ['a field of nothing', file({ label: 'Amount', format: 'raw' })],
  ['a field of two things', file({ ...amount, value: '1' })],
  ['a label that hides characters', file({ ...amount, label: 'Am\u202eount' })],
  ['a label of two lines', file({ ...amount, label: 'Am\nount' })],
  ['a parameter that is not known', file({ ...amount, format: 'unit', params: { base: '%', colour: 'red' } })],
  ['a parameter that is missing', file({ ...amount, format: 'date' })],
  [
    'a token in two ways',
    file({ ...amount, format: 'tokenAmount', params: { token: deployments[0]?.address ?? '', tokenPath: 'a' } }),
  ],
  ['a path that is none', file({ ...amount, path: 'a[0]' })],
  ['a path with a step', file({ ...amount, path: 'a.[0:2:1]' })],
  ['a reference to nothing', file({ path: 'a', $ref: '$.display.definitions.none' })],
  ['a constant that is not there', file({ ...amount, format: 'unit', params: { base: '$.metadata.constants.none' } })],
  ['a constant that is no value', file({ ...amount, format: 'unit', params: { base: '$.metadata.constants.list' } })],
  ['a constant in the prototype', file({ ...amount, format: 'unit', params: { base: '$.constructor.name' } })],
  [
    'an address with a wrong checksum',
    file(amount, {
      context: { contract: { deployments: [{ chainId: 1, address: '0xDAC17F958D2ee523a2206206994597C13D831ec7' }] } },
    }),
  ],
  ['no place', file(amount, { context: { contract: {} } })],
  ['a factory instead of a place', file(amount, { context: { contract: { deployments, factory: {} } } })],
  ['a signature that is none', file(amount, { display: { formats: { 'f(uint256)': { fields: [] } } } })],
  [
    'one function twice',
    file(amount, { display: { formats: { 'f(uint256 a)': { fields: [] }, 'f(uint256 b)': { fields: [] } } } }),
  ],
  ['no formats', file(amount, { display: {} })],
  ['nothing', {}],
])('%s makes it none', (_, json) => {
  expect(readDescriptor(json)).toBeNull()
})

test('a definition is taken over, its parameters one by one', () => {
  const definitions = { sum: { label: 'Sum', format: 'unit', params: { base: '%', decimals: 2 } } }
  const fields = [{ path: 'a', $ref: '$.display.definitions.sum', params: { base: '$.metadata.constants.word' } }]
  const read = readDescriptor(file(amount, { display: { definitions, formats: { 'f(uint256 a)': { fields } } } }))
  const [format] = read !== null && 'functions' in read ? [...read.functions.values()] : []
  expect(format?.format.fields).toMatchObject([{ label: 'Sum', params: { base: 'Max', decimals: 2 } }])
})

test('an including file goes before what it includes, fields by their paths', () => {
  const included: Json = {
    context: { contract: { deployments: [] } },
    display: {
      formats: {
        f: {
          intent: 'A',
          fields: [
            { path: 'a', label: 'A', params: { x: 1, y: 2 } },
            { path: 'b', label: 'B' },
          ],
        },
      },
    },
  }
  const including: Json = {
    context: { contract: { deployments } },
    display: {
      formats: {
        f: {
          fields: [
            { path: 'c', label: 'C' },
            { path: 'a', params: { x: 3 } },
          ],
        },
      },
    },
  }
  expect(mergeDescriptors(included, including)).toEqual({
    context: { contract: { deployments } },
    display: {
      formats: {
        f: {
          intent: 'A',
          fields: [
            { path: 'a', label: 'A', params: { x: 3, y: 2 } },
            { path: 'b', label: 'B' },
            { path: 'c', label: 'C' },
          ],
        },
      },
    },
  })
})
