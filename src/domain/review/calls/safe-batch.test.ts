import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeCalls } from '#domain/review/calls/safe-batch.ts'
import { batchOf, multiSend } from '#domain/testing/signatures.ts'
import { address, approve, token } from '#domain/testing/subjects.ts'
import { hex } from '#domain/testing/transactions.ts'

const other = address('9')
const order = { to: multiSend, value: 0n, delegates: true } as const
const ofBytes = (bytes: string) =>
  hex(`0x8d80ff0a${(32).toString(16).padStart(64, '0')}${(bytes.length / 2).toString(16).padStart(64, '0')}${bytes}`)

test('a plain call is the one that it is', () => {
  expect(safeCalls({ to: other, value: 2n, data: hex('0xaa'), delegates: false })).toEqual([
    { to: other, value: 2n, data: '0xaa' },
  ])
})

test('a batch is read call by call', () => {
  const data = batchOf({ to: token, data: approve(1n) }, { to: other, data: hex('0x') })
  expect(safeCalls({ ...order, data })).toEqual([
    { to: token, value: 3n, data: approve(1n) },
    { to: other, value: 3n, data: '0x' },
  ])
})

test('what does not end with its last call, runs a program, or is another’s is not read', () => {
  const whole = batchOf({ to: token, data: hex('0xaabbccdd') })
  const packed = whole.slice(2 + 8 + 128)
  expect(safeCalls({ ...order, data: ofBytes(packed.slice(0, 2 * 89)) })).toHaveLength(1)
  expect(safeCalls({ ...order, data: ofBytes(packed.slice(0, 2 * 88)) })).toBeNull()
  expect(safeCalls({ ...order, data: ofBytes(packed.slice(0, 2 * 90)) })).toBeNull()
  expect(safeCalls({ ...order, data: batchOf({ operation: 1, to: token, data: hex('0x') }) })).toBeNull()
  expect(safeCalls({ ...order, to: other, data: whole })).toBeNull()
  expect(safeCalls({ ...order, data: hex('0x') })).toBeNull()
})

test('any bytes are read or are not, and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const calls = safeCalls({ ...order, data: ofBytes(Buffer.from(bytes).toString('hex')) })
      expect(calls === null || calls.length <= 400 / 85).toBe(true)
    }),
  )
})
