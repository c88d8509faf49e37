import { encodeFunctionData, parseAbi, type Hex } from 'viem'
import { expect, test } from 'vitest'
import { partsOf, readWhole } from '#domain/review/calls/parts.ts'
import { batchOf, multiSend } from '#domain/testing/signatures.ts'
import { address, approve, spender, token } from '#domain/testing/subjects.ts'
import { hex } from '#domain/testing/transactions.ts'

const abi = parseAbi([
  'function multicall(bytes[] data)',
  'function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 a, uint256 b, uint256 c, address d, address e, bytes f)',
])
const several = (...parts: readonly Hex[]) => hex(encodeFunctionData({ abi, functionName: 'multicall', args: [parts] }))
const bySafe = (to: `0x${string}`, data: Hex, operation = 0) =>
  hex(
    encodeFunctionData({
      abi,
      functionName: 'execTransaction',
      args: [to, 3n, data, operation, 0n, 0n, 0n, token, token, '0x'],
    }),
  )
const safe = address('a')

test('the parts of a multicall are calls to the same contract by the same sender', () => {
  const parts = partsOf({ to: token, data: several(approve(1n), approve(2n)) })
  expect(parts).toEqual([
    { by: null, to: token, value: 0n, data: approve(1n) },
    { by: null, to: token, value: 0n, data: approve(2n) },
  ])
})

test('a Safe calls as itself; what it would run as itself is no call', () => {
  expect(partsOf({ to: safe, data: bySafe(token, approve(1n)) })).toEqual([
    { by: safe, to: token, value: 3n, data: approve(1n) },
  ])
  expect(partsOf({ to: safe, data: bySafe(token, approve(1n), 1) })).toEqual([])
})

test('several calls of a Safe at once are its own, one after another', () => {
  const batch = batchOf({ to: token, data: approve(1n) }, { to: spender, data: hex('0x') })
  expect(partsOf({ to: safe, data: bySafe(multiSend, batch, 1) })).toEqual([
    { by: safe, to: token, value: 3n, data: approve(1n) },
    { by: safe, to: spender, value: 3n, data: '0x' },
  ])
})

test('others have none', () => {
  expect(partsOf({ to: token, data: approve(1n) })).toEqual([])
  expect(partsOf({ to: null, data: several(approve(1n)) })).toEqual([])
})

test('a nest that is too deep or too wide to look through is not known', () => {
  const nested = (depth: number): Hex => (depth === 0 ? approve(1n) : several(nested(depth - 1)))
  expect(readWhole({ to: token, data: hex(nested(4)) })?.type).toBe('multicall')
  expect(readWhole({ to: token, data: hex(nested(5)) })).toBeNull()
  const wide = (count: number) => several(...Array.from({ length: count }, () => approve(1n)))
  expect(readWhole({ to: token, data: wide(64) })?.type).toBe('multicall')
  expect(readWhole({ to: token, data: wide(65) })).toBeNull()
})
