import { expect, test } from 'vitest'
import { sanctionedRecipient } from '#domain/review/findings/sanctioned-recipient.ts'
import { message, spender, transaction, typedData } from '#domain/testing/subjects.ts'

const screening = { listed: [spender], unknown: false }

test('names who is on the list', () => {
  expect(sanctionedRecipient.find(transaction({}, { screening }))).toEqual({ recipient: spender })
  expect(sanctionedRecipient.find(typedData({}, { screening }))).toEqual({ recipient: spender })
})

test('is silent for who is not, and where it is not known', () => {
  expect(sanctionedRecipient.find(transaction({}))).toBeNull()
  expect(sanctionedRecipient.find(transaction({}, { screening: { listed: [], unknown: true } }))).toBeNull()
  expect(sanctionedRecipient.find(message('hello'))).toBeNull()
})
