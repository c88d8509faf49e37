import { expect, test } from 'vitest'
import { knownRecipient } from '#domain/review/findings/known-recipient.ts'
import { message, transaction } from '#domain/testing/subjects.ts'
import { recipient, sender } from '#domain/testing/transactions.ts'

const history = { timesSent: 3, moved: null, amounts: [], recent: 0 }

test('says how often something was sent there before', () => {
  expect(knownRecipient.find(transaction({}, { history }))).toEqual({ recipient, times: '3' })
})

test('is silent for a first time, for the sender itself, and where better is said', () => {
  expect(knownRecipient.find(transaction({}))).toBeNull()
  expect(knownRecipient.find(transaction({ to: sender }, { history }))).toBeNull()
  expect(knownRecipient.find(transaction({}, { history, ownAccounts: new Set([recipient]) }))).toBeNull()
  expect(knownRecipient.find(message('hello'))).toBeNull()
})
