import { expect, test } from 'vitest'
import { recipient, sender } from '#domain/testing/transactions.ts'
import { firstTimeRecipient } from '#domain/review/findings/first-time-recipient.ts'
import { address, message, token, tokenTransfer, transaction } from '#domain/testing/subjects.ts'

test('looks at who gets it, not at the token', () => {
  const stranger = address('9')
  expect(firstTimeRecipient.find(transaction({ to: stranger }))).toEqual({ recipient: stranger })
  expect(firstTimeRecipient.find(transaction({ to: token, data: tokenTransfer(stranger) }))).toEqual({
    recipient: stranger,
  })
})

test('is silent for somebody known, for oneself, and where nobody gets anything', () => {
  expect(firstTimeRecipient.find(transaction({ to: recipient }))).toBeNull()
  expect(firstTimeRecipient.find(transaction({ to: token, data: tokenTransfer(recipient) }))).toBeNull()
  expect(firstTimeRecipient.find(transaction({ to: sender }))).toBeNull()
  const other = address('9')
  expect(firstTimeRecipient.find(transaction({ to: other }, { ownAccounts: new Set([other]) }))).toBeNull()
  expect(firstTimeRecipient.find(transaction({ to: null }))).toBeNull()
  expect(firstTimeRecipient.find(message('hello'))).toBeNull()
})
