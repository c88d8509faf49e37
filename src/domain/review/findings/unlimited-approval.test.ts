import { expect, test } from 'vitest'
import { unlimitedApproval } from '#domain/review/findings/unlimited-approval.ts'
import {
  approve,
  message,
  mostOf256,
  permitMessage,
  spender,
  token,
  transaction,
  typedData,
} from '#domain/testing/subjects.ts'

test('sees no end in a call and in a permit', () => {
  const details = { spender, token, amount: mostOf256.toString() }
  expect(unlimitedApproval.find(transaction({ to: token, data: approve(mostOf256) }))).toEqual(details)
  expect(unlimitedApproval.find(typedData({ message: permitMessage(mostOf256.toString()) }))).toEqual(details)
})

test('is silent for a sum', () => {
  expect(unlimitedApproval.find(transaction({ to: token, data: approve(7n) }))).toBeNull()
  expect(unlimitedApproval.find(typedData())).toBeNull()
  expect(unlimitedApproval.find(message('hello'))).toBeNull()
})
