import { expect, test } from 'vitest'
import { transferAuthorization } from '#domain/review/findings/transfer-authorization.ts'
import { authorizationData } from '#domain/testing/signatures.ts'
import { message, spender, token, transaction, typedData } from '#domain/testing/subjects.ts'

test.each(['TransferWithAuthorization', 'ReceiveWithAuthorization'])('%s: to whom how much goes', (type) => {
  const details = { recipient: spender, token, amount: '5', deadline: '2000' }
  expect(transferAuthorization.find(authorizationData({}, type))).toEqual(details)
})

test('is silent for everything else', () => {
  expect(transferAuthorization.find(authorizationData({}, 'CancelAuthorization'))).toBeNull()
  expect(transferAuthorization.find(typedData())).toBeNull()
  expect(transferAuthorization.find(transaction({}))).toBeNull()
  expect(transferAuthorization.find(message('hello'))).toBeNull()
})
