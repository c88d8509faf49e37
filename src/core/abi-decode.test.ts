import * as v from 'valibot'
import { expect, test } from 'vitest'
import { decodeArguments } from '#core/abi-decode.ts'
import { parseFunction, type AbiFunction } from '#core/abi-type.ts'
import { Hex } from '#core/hex.ts'
import type { TypedValue } from '#core/typed-data-value.ts'

function signature(text: string): AbiFunction {
  const abi = parseFunction(text)
  if (abi === null) throw new Error(text)
  return abi
}

const word = (value: bigint | string): string =>
  typeof value === 'string' ? value.padEnd(64, '0') : BigInt.asUintN(256, value).toString(16).padStart(64, '0')

/** The words of the arguments behind the selector. */
const calling = (abi: AbiFunction, ...words: readonly (bigint | string)[]): Hex =>
  v.parse(Hex, `${abi.selector}${words.map(word).join('')}`)

function plain(value: TypedValue): unknown {
  if (value.kind === 'leaf') return value.text
  if (value.kind === 'array') return value.items.map(plain)
  return Object.fromEntries(value.fields.map((field) => [field.name, plain(field.value)]))
}

function read(text: string, ...words: readonly (bigint | string)[]): unknown {
  const abi = signature(text)
  const decoded = decodeArguments(abi, calling(abi, ...words))
  return decoded === null ? null : plain(decoded.root)
}

test('values in one spelling', () => {
  expect(read('f(address a, bool b, uint8 c, int16 d, bytes4 e)', 10n, 1n, 255n, -2n, 'deadbeef')).toEqual({
    a: '0x000000000000000000000000000000000000000A',
    b: 'true',
    c: '255',
    d: '-2',
    e: '0xdeadbeef',
  })
  expect(read('f(string s, uint256[] list, bytes b)', 96n, 160n, 256n, 2n, '6f6b', 2n, 7n, 8n, 1n, 'ff')).toEqual({
    s: 'ok',
    list: ['7', '8'],
    b: '0xff',
  })
  expect(read('f((uint8 a, bytes b)[1] s)', 32n, 32n, 3n, 64n, 1n, 'aa')).toEqual({ s: [{ a: '3', b: '0xaa' }] })
  expect(read('f()')).toEqual({})
})

test.each([
  ['upper bytes of an address', 'f(address a)', [1n << 160n]],
  ['a flag that is neither', 'f(bool a)', [2n]],
  ['a number above its type', 'f(uint8 a)', [256n]],
  ['a number below its type', 'f(int8 a)', [-129n]],
  ['bytes behind fixed bytes', 'f(bytes4 a)', ['deadbeef01']],
  ['padding that is not zero', 'f(bytes a)', [32n, 1n, 'ff01']],
  ['text that is not UTF-8', 'f(string a)', [32n, 1n, 'ff']],
  ['an offset back into the head', 'f(bytes a)', [0n]],
  ['an offset that leaves a hole', 'f(bytes a)', [64n, 0n, 0n]],
  ['two that share one place', 'f(bytes a, bytes b)', [64n, 64n, 0n]],
  ['an offset beyond all memory', 'f(bytes a)', [1n << 200n]],
  ['a list longer than the data', 'f(uint8[] a)', [32n, 1n << 31n]],
  ['bytes longer than the data', 'f(bytes a)', [32n, 33n, 'aa']],
  ['a missing argument', 'f(uint8 a, uint8 b)', [1n]],
])('%s is refused', (_, text, words) => {
  expect(read(text, ...words)).toBeNull()
})

test('what follows the arguments is told, and another function is none', () => {
  const abi = signature('deposit()')
  expect(decodeArguments(abi, v.parse(Hex, '0xd0e30db076'))).toMatchObject({ surplus: '0x76' })
  expect(decodeArguments(abi, v.parse(Hex, '0xd0e30db0'))).toMatchObject({ surplus: '0x' })
  expect(decodeArguments(abi, v.parse(Hex, '0xd0e30db1'))).toBeNull()
  expect(decodeArguments(abi, v.parse(Hex, '0xd0e3'))).toBeNull()
})
