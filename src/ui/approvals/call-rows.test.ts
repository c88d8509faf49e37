import { encodeFunctionData, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import { callRows } from '#ui/approvals/call-rows.ts'
import { address } from '#domain/testing/subjects.ts'
import { hex } from '#domain/testing/transactions.ts'

const abi = parseAbi(['function order((address to, uint256[] ids) o, bool, bytes32[] proof)'])
const signature = 'order((address to,uint256[] ids) o,bool _2,bytes32[] proof)'
const write = (ids: readonly bigint[]) => hex(encodeFunctionData({ abi, args: [{ to: address('a'), ids }, true, []] }))

test('arguments, what is within them, and what has no name come one below another', () => {
  expect(callRows(signature, write([5n, 6n]))).toEqual([
    { depth: 0, name: 'o', type: '(address,uint256[])', value: null },
    { depth: 1, name: 'to', type: 'address', value: address('a') },
    { depth: 1, name: 'ids', type: 'uint256[]', value: null },
    { depth: 2, name: '1', type: 'uint256', value: '5' },
    { depth: 2, name: '2', type: 'uint256', value: '6' },
    { depth: 0, name: '2', type: 'bool', value: 'true' },
    { depth: 0, name: 'proof', type: 'bytes32[]', value: '[]' },
  ])
})

test('what is not as the signature says, or too long to read, has no rows', () => {
  expect(callRows(signature, hex(`${write([])}00`))).toBeNull()
  expect(callRows('other(uint256 id)', write([]))).toBeNull()
  expect(callRows(signature, write(Array.from({ length: 400 }, () => 1n)))).toBeNull()
})
