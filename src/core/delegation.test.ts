import { expect, test } from 'vitest'
import { addressFromBytes } from '#core/address.ts'
import { delegateOf, delegationCode } from '#core/delegation.ts'
import type { Hex } from '#core/hex.ts'

const delegate = addressFromBytes(new Uint8Array(20).fill(0xab))

test('an account that delegates is told from one that has code of its own, or none', () => {
  expect(delegationCode(delegate)).toBe(`0xef0100${'ab'.repeat(20)}`)
  expect(delegateOf(delegationCode(delegate))).toBe(delegate)
  for (const code of ['0x', '0xef0100', `0xef0101${'ab'.repeat(20)}`, `0xef0100${'ab'.repeat(21)}`, '0x6001']) {
    expect(delegateOf(code as Hex)).toBeNull()
  }
})
