import fc from 'fast-check'
import { encodeErrorResult } from 'viem'
import { expect, test } from 'vitest'
import { revertOf } from '#domain/review/revert-reason.ts'

const abi = [
  { type: 'error', name: 'Error', inputs: [{ name: 'message', type: 'string' }] },
  { type: 'error', name: 'Panic', inputs: [{ name: 'code', type: 'uint256' }] },
] as const
const error = (text: string) => encodeErrorResult({ abi, errorName: 'Error', args: [text] })
const panic = (code: bigint) => encodeErrorResult({ abi, errorName: 'Panic', args: [code] })
const message = 'execution reverted'
const revertReason = (failure: Parameters<typeof revertOf>[0]) => revertOf(failure).reason

test("gives the contract's own words, wherever the node put them", () => {
  expect(revertReason({ message, data: error('paused') })).toBe('paused')
  expect(revertReason({ message, data: { data: error('žluťoučký') } })).toBe('žluťoučký')
  expect(revertReason({ message, data: panic(17n) })).toBe('arithmetic overflow')
  expect(revertReason({ message, data: panic(999n) })).toBe('panic 999')
  expect(revertReason({ message, data: '0xdeadbeef00' })).toBe('0xdeadbeef')
})

test('without data gives what the node says, and nothing where it says nothing', () => {
  expect(revertReason({ message: 'VM: execution reverted: paused' })).toBe('paused')
  expect(revertReason({ message: 'insufficient funds' })).toBe('insufficient funds')
  expect(revertReason({ message, data: '0x' })).toBeNull()
})

test('any data is read without a throw, and what is told is short', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, text) => {
      const data = `0x08c379a0${Buffer.from(bytes).toString('hex')}`
      expect((revertReason({ message: text, data }) ?? '').length).toBeLessThanOrEqual(300)
    }),
  )
  expect(revertReason({ message, data: error('x'.repeat(9_999)) })).toHaveLength(300)
})
