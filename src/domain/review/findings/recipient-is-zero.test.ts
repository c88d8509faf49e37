import { expect, test } from 'vitest'
import { recipientIsZero } from '#domain/review/findings/recipient-is-zero.ts'
import { address, approve, message, token, tokenTransfer, transaction } from '#domain/testing/subjects.ts'
import { hex } from '#domain/testing/transactions.ts'

test('sees coins and tokens that go to nobody', () => {
  expect(recipientIsZero.find(transaction({ to: address('0') }))).toEqual({})
  expect(recipientIsZero.find(transaction({ to: token, data: tokenTransfer(address('0')) }))).toEqual({})
})

test('sees a call of it, whatever the data are', () => {
  expect(recipientIsZero.find(transaction({ to: address('0'), data: hex('0xdeadbeef') }))).toEqual({})
  expect(recipientIsZero.find(transaction({ to: address('0'), data: approve(1n) }))).toEqual({})
})

test('is silent otherwise, also for a new contract', () => {
  expect(recipientIsZero.find(transaction({}))).toBeNull()
  expect(recipientIsZero.find(transaction({ to: null }))).toBeNull()
  expect(recipientIsZero.find(message('hello'))).toBeNull()
})
