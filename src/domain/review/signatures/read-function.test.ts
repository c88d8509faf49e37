import { encodeFunctionData, parseAbi } from 'viem'
import { expect, test } from 'vitest'
import { parseFunction } from '#core/abi-type.ts'
import { functionName } from '#domain/review/signatures/function-name.ts'
import { argumentsBy, signatureOf } from '#domain/review/signatures/read-function.ts'
import { createSignatures } from '#domain/review/signatures/signatures.ts'
import { callData, token } from '#domain/testing/subjects.ts'
import { hex } from '#domain/testing/transactions.ts'

const claim = 'claim(uint256 id,string note)'
const data = hex(
  encodeFunctionData({ abi: parseAbi(['function claim(uint256 id, string note)']), args: [7n, 'thanks'] }),
)
const signatures = createSignatures({ [parseFunction(claim)?.selector.slice(2) ?? '']: claim })

test('a call is read to the last byte, argument by argument', () => {
  expect(functionName(claim)).toBe('claim')
  expect(argumentsBy(claim, data)).toEqual({
    kind: 'struct',
    type: '(uint256,string)',
    fields: [
      { name: 'id', value: { kind: 'leaf', type: 'uint256', text: '7' } },
      { name: 'note', value: { kind: 'leaf', type: 'string', text: 'thanks' } },
    ],
  })
})

test.each([
  ['bytes behind it', hex(`${data}00`)],
  ['less than its arguments', hex(data.slice(0, -64))],
  ['another way to write it', callData(data.slice(0, 10), 7n, 0x60n, 0n, 6n, BigInt(`0x${'74'.repeat(6)}`) << 208n)],
  ['another function', callData('0xdeadbeef', 7n)],
])('data with %s are no call of it', async (_, other) => {
  expect(argumentsBy(claim, other)).toBeNull()
  expect(await signatureOf(() => Promise.resolve(signatures), { to: token, data: other })).toBeNull()
})

test('a signature that is none reads nothing', () => {
  expect(argumentsBy('claim(uint256', data)).toBeNull()
})

test('what names no function, and what makes a contract, looks nothing up', async () => {
  let reads = 0
  const load = () => {
    reads += 1
    return Promise.resolve(signatures)
  }
  expect(await signatureOf(load, { to: token, data: hex('0x379607') })).toBeNull()
  expect(await signatureOf(load, { to: null, data })).toBeNull()
  expect(reads).toBe(0)
  expect(await signatureOf(load, { to: token, data })).toBe(claim)
})
