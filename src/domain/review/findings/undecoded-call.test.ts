import { expect, test } from 'vitest'
import { hex } from '#domain/testing/transactions.ts'
import { undecodedCall } from '#domain/review/findings/undecoded-call.ts'
import { approve, message, token, transaction } from '#domain/testing/subjects.ts'

const unknown = hex('0xdeadbeef00')

test('names the function by what is known of it', () => {
  expect(undecodedCall.find(transaction({ to: token, data: unknown }))).toEqual({ selector: '0xdeadbeef' })
  expect(undecodedCall.find(transaction({ to: token, data: hex('0xab') }))).toEqual({ selector: '0xab' })
})

test('a name that is known by its selector is told, and silences nothing', () => {
  const named = transaction({ to: token, data: unknown }, { signature: 'claim(uint256 id)' })
  expect(undecodedCall.find(named)).toEqual({ selector: '0xdeadbeef', function: 'claim' })
})

test('is silent for what can be put into words, for plain transfers and new contracts', () => {
  expect(undecodedCall.find(transaction({ to: token, data: approve(1n) }))).toBeNull()
  expect(undecodedCall.find(transaction({}))).toBeNull()
  expect(undecodedCall.find(transaction({ to: null, data: unknown }))).toBeNull()
  expect(undecodedCall.find(message('hello'))).toBeNull()
})

test('is silent where a description of the contract says what it means', () => {
  expect(undecodedCall.find(transaction({ to: token, data: unknown }, { isDescribed: true }))).toBeNull()
})

test('is silent for data to an account without code, where nothing is called', () => {
  expect(undecodedCall.find(transaction({ data: unknown }, { targetHasCode: false }))).toBeNull()
})
