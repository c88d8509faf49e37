import { expect, test } from 'vitest'
import { newContract } from '#domain/review/findings/new-contract.ts'
import { message, spender, transaction, typedData } from '#domain/testing/subjects.ts'

test('names the contract that is only days old, called or let take tokens', () => {
  expect(newContract.find(transaction({}, { newContract: spender }))).toEqual({ contract: spender })
  expect(newContract.find(typedData({}, { newContract: spender }))).toEqual({ contract: spender })
})

test('is silent for an older one, and where nobody knows', () => {
  expect(newContract.find(transaction({}))).toBeNull()
  expect(newContract.find(typedData())).toBeNull()
  expect(newContract.find(message('hello'))).toBeNull()
})
