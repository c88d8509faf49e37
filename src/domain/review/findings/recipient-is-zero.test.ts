import { expect, test } from 'vitest'
import { recipientIsZero } from '#domain/review/findings/recipient-is-zero.ts'
import { address, message, token, tokenTransfer, transaction } from '#domain/testing/subjects.ts'

test('sees coins and tokens that go to nobody', () => {
  expect(recipientIsZero.find(transaction({ to: address('0') }))).toEqual({})
  expect(recipientIsZero.find(transaction({ to: token, data: tokenTransfer(address('0')) }))).toEqual({})
})

test('is silent otherwise, also for a new contract', () => {
  expect(recipientIsZero.find(transaction({}))).toBeNull()
  expect(recipientIsZero.find(transaction({ to: null }))).toBeNull()
  expect(recipientIsZero.find(message('hello'))).toBeNull()
})
