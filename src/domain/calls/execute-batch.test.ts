import fc from 'fast-check'
import { encodeFunctionData, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import { addressFromBytes } from '#core/address.ts'
import { hexFromBytes } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { executeBatch } from '#domain/calls/execute-batch.ts'
import { readBatch } from '#domain/calls/read-batch.ts'
import { hex } from '#domain/testing/transactions.ts'

const abi = parseAbi(['function executeBatch((address target, uint256 value, bytes data)[] calls)'])
const call = fc.record({
  to: fc.uint8Array({ minLength: 20, maxLength: 20 }).map(addressFromBytes),
  value: fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map(quantity),
  data: fc.uint8Array({ maxLength: 100 }).map(hexFromBytes),
})

test('the bytes are those that a public library makes', () => {
  fc.assert(
    fc.property(fc.array(call, { maxLength: 5 }), (calls) => {
      const args = [calls.map(({ to, value, data }) => ({ target: to, value: BigInt(value), data }))] as const
      expect(executeBatch(calls)).toBe(encodeFunctionData({ abi, args }))
    }),
  )
})

test('and are read as what they were made of', () => {
  fc.assert(
    fc.property(fc.array(call, { maxLength: 5 }), (calls) => {
      expect(readBatch(executeBatch(calls))).toEqual(calls)
    }),
  )
})

test('a contract cannot be created in it', () => {
  expect(() => executeBatch([{ to: null, value: quantity(0n), data: hex('0x6001') }])).toThrow()
})
