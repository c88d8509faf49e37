import { expect, test } from 'vitest'
import { ownAccount } from '#domain/review/findings/own-account.ts'
import { message, token, tokenTransfer, transaction } from '#domain/testing/subjects.ts'
import { recipient, sender } from '#domain/testing/transactions.ts'

const ownAccounts = new Set([sender, recipient])

test('sees coins and tokens that stay with the user', () => {
  expect(ownAccount.find(transaction({}, { ownAccounts }))).toEqual({ recipient })
  const data = tokenTransfer(recipient)
  expect(ownAccount.find(transaction({ to: token, data }, { ownAccounts }))).toEqual({ recipient })
})

test('is silent for the very account that sends, and for anybody else', () => {
  expect(ownAccount.find(transaction({ to: sender }, { ownAccounts }))).toBeNull()
  expect(ownAccount.find(transaction({}))).toBeNull()
  expect(ownAccount.find(transaction({ to: null }, { ownAccounts }))).toBeNull()
  expect(ownAccount.find(message('hello'))).toBeNull()
})
