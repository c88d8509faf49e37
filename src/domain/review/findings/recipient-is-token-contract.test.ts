import { expect, test } from 'vitest'
import { recipientIsTokenContract } from '#domain/review/findings/recipient-is-token-contract.ts'
import { message, spender, token, tokenTransfer, transaction } from '#domain/testing/subjects.ts'

test('sees tokens sent to their own contract', () => {
  const found = recipientIsTokenContract.find(transaction({ to: token, data: tokenTransfer(token) }))
  expect(found).toEqual({ recipient: token })
})

test('is silent otherwise', () => {
  expect(recipientIsTokenContract.find(transaction({ to: token, data: tokenTransfer(spender) }))).toBeNull()
  expect(recipientIsTokenContract.find(transaction({ to: token }))).toBeNull()
  expect(recipientIsTokenContract.find(message('hello'))).toBeNull()
})
