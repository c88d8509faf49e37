import { encodeAbiParameters, encodeFunctionData, parseAbi, stringToHex } from 'viem'
import { expect, test } from 'vitest'
import { addressFromBytes } from '#core/address.ts'
import type { Hex } from '#core/hex.ts'
import { decodeString, decodeWord, encodeCall } from '#domain/assets/abi.ts'

const someone = addressFromBytes(new Uint8Array(20).fill(0xab))

test('writes a call as an independent library does', () => {
  const abi = parseAbi(['function balanceOf(address owner, uint256 id)'])
  const expected = encodeFunctionData({ abi, functionName: 'balanceOf', args: [someone, 300n] })
  expect(encodeCall('0x00fdd58e', someone, 300n)).toBe(expected)
})

test.each(['PLN', '', '你好', 'x'.repeat(100)])('reads the string %j as an independent library writes it', (text) => {
  expect(decodeString(encodeAbiParameters([{ type: 'string' }], [text]) as Hex)).toBe(text)
})

test('reads a name of 32 bytes', () => {
  expect(decodeString(stringToHex('MKR', { size: 32 }) as Hex)).toBe('MKR')
  expect(decodeString(`0x${'41'.repeat(32)}` as Hex)).toBe('A'.repeat(32))
})

const f = 'f'.repeat(64)
const zero = '0'.repeat(64)
test.each([
  ['nothing', '0x'],
  ['less than a word', '0x41'],
  ['an offset beyond the end', `0x${f}${zero}`],
  ['a length beyond the end', `0x${'20'.padStart(64, '0')}${f}`],
  ['bytes that are no text', `0x${'20'.padStart(64, '0')}${'1'.padStart(64, '0')}${'ff'.padEnd(64, '0')}`],
])('%s is no string', (_, data) => {
  expect(decodeString(data as Hex)).toBeNull()
})

test('one word and nothing else is a number', () => {
  expect(decodeWord(`0x${'12'.padStart(64, '0')}` as Hex)).toBe(18n)
  expect(decodeWord('0x12' as Hex)).toBeNull()
  expect(decodeWord(`0x${zero}${zero}` as Hex)).toBeNull()
})
