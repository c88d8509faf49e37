import { inspect } from 'node:util'
import { hashTypedData } from 'viem'
import { expect, test } from 'vitest'
import { domainSeparator, domainText, parseTypedData, typedDataDigest } from '#core/eip712.ts'
import { hexFromBytes } from '#core/hex.ts'
import { encodeType } from '#core/typed-data-types.ts'

const verifyingContract = '0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC'
const wallet = '0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826'
const mail = {
  types: {
    EIP712Domain: [
      { name: 'name', type: 'string' },
      { name: 'version', type: 'string' },
      { name: 'chainId', type: 'uint256' },
      { name: 'verifyingContract', type: 'address' },
    ],
    Person: [
      { name: 'name', type: 'string' },
      { name: 'wallet', type: 'address' },
    ],
    Mail: [
      { name: 'from', type: 'Person' },
      { name: 'to', type: 'Person' },
      { name: 'contents', type: 'string' },
    ],
  },
  primaryType: 'Mail',
  domain: { name: 'Ether Mail', version: '1', chainId: 1, verifyingContract },
  message: { from: { name: 'Cow', wallet }, to: { name: 'Bob', wallet }, contents: 'Hello, Bob!' },
}

const refusal = (input: unknown) => {
  const parsed = parseTypedData(input)
  return parsed.ok ? null : parsed.error
}

/** One struct `T` with one field `x` of the given type, in a domain of its own. */
const single = (type: string, x: unknown, more: Record<string, unknown> = {}) => ({
  types: { EIP712Domain: [], T: [{ name: 'x', type }], ...more },
  primaryType: 'T',
  domain: {},
  message: { x },
})

function parsed(input: unknown) {
  const result = parseTypedData(input)
  if (!result.ok) throw new Error(`${result.error.code} at ${result.error.at}`)
  return result.value
}

test('the example of EIP-712: type, domain, and what is shown', () => {
  const data = parsed(mail)
  expect(encodeType(data.types, 'Mail')).toBe(
    'Mail(Person from,Person to,string contents)Person(string name,address wallet)',
  )
  expect(hexFromBytes(domainSeparator(data))).toBe('0xf2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f')
  expect(domainText(data, 'chainId')).toBe('1')
  expect(domainText(data, 'verifyingContract')).toBe(verifyingContract)
  expect(domainText(data, 'salt')).toBeNull()
  expect(data.message.fields.map(({ name }) => name)).toEqual(['from', 'to', 'contents'])
  expect(data.message.fields[2]?.value).toEqual({ kind: 'leaf', type: 'string', text: 'Hello, Bob!' })
})

test('a struct that holds a list of itself, and a name with a colon as some sites use', () => {
  const types: Record<string, { name: string; type: string }[]> = {
    EIP712Domain: [{ name: 'chainId', type: 'uint256' }],
    'App:Node': [
      { name: 'value', type: 'int16' },
      { name: 'children', type: 'App:Node[]' },
      { name: 'grid', type: 'uint8[2][]' },
    ],
  }
  const leaf = { value: -3, children: [], grid: [] }
  const message = {
    value: 5,
    children: [leaf, { ...leaf, children: [leaf] }],
    grid: [
      [1, 2],
      [3, 255],
    ],
  }
  const input = { types, primaryType: 'App:Node', domain: { chainId: 10 }, message }
  expect(hexFromBytes(typedDataDigest(parsed(input)))).toBe(
    hashTypedData({ types, primaryType: 'App:Node', domain: { chainId: 10 }, message }),
  )
})

test('one value, many spellings, one tree', () => {
  for (const x of [255, '255', '0xff', '0x00FF', 255n]) {
    expect(parsed(single('uint8', x)).message.fields[0]?.value).toEqual({ kind: 'leaf', type: 'uint8', text: '255' })
  }
})

test('what stands around the four parts is neither shown nor signed', () => {
  expect(typedDataDigest(parsed({ ...mail, other: 1 }))).toEqual(typedDataDigest(parsed(mail)))
})

test.each([
  [
    'uint8',
    [
      256,
      -1,
      1.5,
      '1.0',
      '',
      '0x',
      ' 1',
      '01',
      '1e2',
      '-0',
      Number.NaN,
      Infinity,
      null,
      true,
      [],
      {},
      '0x100',
      undefined,
    ],
  ],
  ['int8', [128, -129, '-129', '0x80', '-0x1', '--1', '+1']],
  ['uint256', [2 ** 53, 1e21, (2n ** 256n).toString(), `0x1${'0'.repeat(64)}`]],
  ['int256', [(2n ** 255n).toString(), (-(2n ** 255n) - 1n).toString()]],
  ['bool', [0, 1, 'true', 'false', '', null]],
  ['address', ['0x', wallet.slice(2), wallet.replace('CD2a', 'cD2a'), `${wallet}00`, 0, null, `${wallet} `]],
  ['bytes4', ['0x', '0x001122', '0x0011223344', '00112233', '0x0011223g', [0, 1, 2, 3], 0]],
  ['bytes', ['0x1', '11', null, [1], new Uint8Array(2)]],
  ['string', [1, null, undefined, '\ud83d', ['a']]],
  ['uint8[2]', [[1], [1, 2, 3], [1, 256]]],
])('%s refuses what is not of it', (type, values) => {
  for (const x of values) expect(refusal(single(type, x)), inspect(x)).toMatchObject({ code: 'value' })
})

test('lists are lists and structs are objects', () => {
  for (const x of [null, 1, '[]', {}, { length: 0 }])
    expect(refusal(single('uint8[]', x))).toMatchObject({ code: 'shape' })
  const more = { S: [{ name: 'y', type: 'bool' }] }
  for (const x of [null, undefined, [], 'S', 1]) expect(refusal(single('S', x, more))).toMatchObject({ code: 'shape' })
  expect(refusal(single('uint8[]', new Array(2)))).toMatchObject({ code: 'value' })
  expect(refusal(single('bool[]', new Array(20_000).fill(true)))).toMatchObject({ code: 'too-large' })
})

test('undeclared and missing fields are refused, at any depth, with where they are', () => {
  const { message, domain } = mail
  expect(refusal({ ...mail, message: { ...message, extra: 1 } })).toEqual({ code: 'undeclared', at: 'message.extra' })
  expect(refusal({ ...mail, message: { ...message, to: { ...message.to, extra: 1 } } })).toEqual({
    code: 'undeclared',
    at: 'message.to.extra',
  })
  expect(refusal({ ...mail, domain: { ...domain, salt: '0x' } })).toEqual({ code: 'undeclared', at: 'domain.salt' })
  expect(refusal({ ...mail, message: { ...message, to: { name: 'Bob' } } })).toEqual({
    code: 'missing',
    at: 'message.to.wallet',
  })
  expect(refusal({ ...mail, domain: { ...domain, chainId: undefined } })).toMatchObject({ code: 'value' })
})

test('inherited values do not count as given', () => {
  const message: unknown = Object.create(mail.message)
  expect(refusal({ ...mail, message })).toMatchObject({ code: 'missing' })
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a b', 'a,b', 'a)', '', '1a', 'ä', 'а', 'a[]'])(
  'no name for a type or a field: %j',
  (name) => {
    const types = `{"EIP712Domain":[],"T":[{"name":"x","type":"bool"}],${JSON.stringify(name)}:[]}`
    const typed = `{"types":${types},"primaryType":"T","domain":{},"message":{"x":true}}`
    expect(refusal(typed)).toMatchObject({ code: 'type-name' })
    const fields = { EIP712Domain: [], T: [{ name, type: 'bool' }] }
    expect(refusal({ types: fields, primaryType: 'T', domain: {}, message: {} })).toMatchObject({ code: 'field-name' })
  },
)

test('a value called __proto__ is an undeclared field, not a prototype', () => {
  const text = JSON.stringify(mail).replace('"contents":"Hello, Bob!"', '"contents":"Hello, Bob!","__proto__":{"x":1}')
  expect(refusal(text)).toEqual({ code: 'undeclared', at: 'message.__proto__' })
})

test.each([
  'uint256',
  'uint',
  'int',
  'uint7',
  'bytes33',
  'bytes',
  'address',
  'bool',
  'string',
  'function',
  'fixed128x18',
])('no struct may be called %s', (name) => {
  expect(refusal(single('bool', true, { [name]: [] }))).toMatchObject({ code: 'type-name' })
})

test.each([
  'uint',
  'int',
  'uint7',
  'uint0',
  'uint08',
  'uint264',
  'bytes0',
  'bytes33',
  'byte',
  'Nowhere',
  '',
  'uint8 ',
  'uint8[',
  'uint8[0]',
  'uint8[01]',
  'uint8[-1]',
  'uint8[][',
  '[]',
  'mapping(uint8=>bool)',
  'toString',
  '__proto__',
])('no type of a field: %j', (type) => {
  expect(refusal(single(type, 1))).toMatchObject({ code: 'unknown-type' })
})

test('a field declared twice is refused', () => {
  const twice = [
    { name: 'x', type: 'bool' },
    { name: 'x', type: 'bool' },
  ]
  expect(refusal({ ...single('bool', true), types: { EIP712Domain: [], T: twice } })).toEqual({
    code: 'duplicate-field',
    at: 'types.T',
  })
})

test.each([
  ['chainId', 'uint64'],
  ['chainId', 'string'],
  ['verifyingContract', 'string'],
  ['salt', 'string'],
  ['owner', 'address'],
])('a domain with %s as %s is refused', (name, type) => {
  const types = { EIP712Domain: [{ name, type }], T: [{ name: 'x', type: 'bool' }] }
  expect(refusal({ types, primaryType: 'T', domain: { [name]: 1 }, message: { x: true } })).toMatchObject({
    code: 'domain-type',
  })
})

test('the domain must be declared: else nothing of it would be signed', () => {
  const { Person, Mail } = mail.types
  expect(refusal({ ...mail, types: { Person, Mail } })).toMatchObject({ code: 'domain-type' })
})

test.each([undefined, 'Nowhere', 'EIP712Domain', 'Mail[]', 'string', 1, 'constructor'])(
  '%j is no primary type',
  (primaryType) => {
    expect(refusal({ ...mail, primaryType })).toMatchObject({ code: 'primary-type' })
  },
)

test('what is no typed data at all', () => {
  for (const input of [null, undefined, 1, [], true]) expect(refusal(input)).toMatchObject({ code: 'shape' })
  expect(refusal('{')).toMatchObject({ code: 'json' })
  expect(refusal('"{}"')).toMatchObject({ code: 'shape' })
  expect(refusal('{"types":{},"types":{}}')).toMatchObject({ code: 'duplicate-key' })
  expect(refusal({})).toMatchObject({ code: 'shape', at: 'types' })
  expect(
    refusal({ ...mail, types: Object.fromEntries(Array.from({ length: 257 }, (_, index) => [`T${index}`, []])) }),
  ).toMatchObject({ code: 'too-large' })
})

test('a cycle in the values ends as too deep', () => {
  const node: { children: unknown[] } = { children: [] }
  node.children.push(node)
  const types = { EIP712Domain: [], Node: [{ name: 'children', type: 'Node[]' }] }
  expect(refusal({ types, primaryType: 'Node', domain: {}, message: node })).toMatchObject({ code: 'too-deep' })
  expect(refusal(single(`bool${'[]'.repeat(60)}`, JSON.parse('['.repeat(60) + ']'.repeat(60))))).toMatchObject({
    code: 'too-deep',
  })
})

test('a number too large for JSON readers is refused, not rounded', () => {
  const text = JSON.stringify(single('uint256', 0)).replace('"x":0}', '"x":9007199254740993}')
  expect(refusal(text)).toMatchObject({ code: 'value', at: 'message.x' })
})
