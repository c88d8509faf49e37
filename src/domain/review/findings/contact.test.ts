import { expect, test } from 'vitest'
import { contact } from '#domain/review/findings/contact.ts'
import { firstTimeRecipient } from '#domain/review/findings/first-time-recipient.ts'
import { knownRecipient } from '#domain/review/findings/known-recipient.ts'
import { address, message, token, tokenTransfer, transaction } from '#domain/testing/subjects.ts'
import { recipient, sender } from '#domain/testing/transactions.ts'

const contacts = new Map([[recipient, 'Ada']])

test('says whom the user knows by this name, of coins and of tokens', () => {
  expect(contact.find(transaction({}, { contacts }))).toEqual({ contact: 'Ada', recipient })
  const data = tokenTransfer(recipient)
  expect(contact.find(transaction({ to: token, data }, { contacts }))).toEqual({ contact: 'Ada', recipient })
})

test('it stands in the place of a first time and of an earlier one', () => {
  const history = { timesSent: 3, moved: null, amounts: [], recent: 0 }
  expect(knownRecipient.find(transaction({}, { contacts, history }))).toBeNull()
  const stranger = { known: new Set([sender]), contacts }
  expect(firstTimeRecipient.find(transaction({}, stranger))).toBeNull()
})

test('is silent for oneself, for an own account, for others, and where nobody gets anything', () => {
  expect(contact.find(transaction({ from: recipient }, { contacts }))).toBeNull()
  expect(contact.find(transaction({}, { contacts, ownAccounts: new Set([recipient]) }))).toBeNull()
  expect(contact.find(transaction({ to: address('9') }, { contacts }))).toBeNull()
  expect(contact.find(transaction({ to: null }, { contacts }))).toBeNull()
  expect(contact.find(message('hello'))).toBeNull()
})
