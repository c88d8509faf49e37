import { expect, test } from 'vitest'
import { parseFunction } from '#core/abi-type.ts'

test('the selector of a function, however it is spelled', () => {
  const selector = (text: string): string | undefined => parseFunction(text)?.selector
  expect(selector('transfer(address to, uint256 value)')).toBe('0xa9059cbb')
  expect(selector(' transfer ( address to,uint value ) ')).toBe('0xa9059cbb')
  expect(selector('deposit()')).toBe('0xd0e30db0')
  expect(
    selector('exactInput((bytes path, address recipient, uint256 amountIn, uint256 amountOutMinimum) params)'),
  ).toBe('0xb858183f')
  expect(selector('f(tuple(uint256 a)[2][] calldata x)')).toBe(parseFunction('f((uint256 b)[2][] y)')?.selector)
})

test('the types say where values stand', () => {
  const inputs = parseFunction('f((address a, bool b)[2] fixed2, bytes data, uint8[] list, bytes4 id)')?.inputs
  expect(inputs?.fields.map(({ name, type }) => [name, type.type, type.size])).toEqual([
    ['fixed2', '(address,bool)[2]', 128],
    ['data', 'bytes', null],
    ['list', 'uint8[]', null],
    ['id', 'bytes4', 32],
  ])
  expect(inputs?.size).toBeNull()
})

test.each([
  '',
  'transfer',
  'transfer(',
  'transfer(address to',
  'transfer(address)',
  'transfer(address to,)',
  'transfer(address to) returns (bool ok)',
  'transfer(address to, uint256 to)',
  'f(uint7 a)',
  'f(uint512 a)',
  'f(bytes33 a)',
  'f(fixed a)',
  'f(() a)',
  'f(uint8[0] a)',
  'f(uint8[100000] a)',
  'f(uint8[-1] a)',
  'f(address to; uint256 a)',
  `f(${'('.repeat(9)}uint8 a${') b'.repeat(9)})`,
  `f(${'uint8 a,'.repeat(1_000)}uint8 b)`,
])('is no function: %s', (text) => {
  expect(parseFunction(text)).toBeNull()
})
