import { expect, test } from 'vitest'
import { unlimitedApproval } from '#domain/review/findings/unlimited-approval.ts'
import { daiPermit, permit2Batch, permit2Single, permit2Transfer } from '#domain/testing/signatures.ts'
import {
  address,
  approve,
  callData,
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

test('sees no end in a permit as DAI has it, and in every kind of Permit2', () => {
  expect(unlimitedApproval.find(daiPermit(true))).toEqual({ spender, token, amount: mostOf256.toString() })
  expect(unlimitedApproval.find(daiPermit(false))).toBeNull()
  const most = String(2n ** 160n - 1n)
  expect(unlimitedApproval.find(permit2Single(most))).toMatchObject({ spender, token, amount: most })
  for (const witness of [true, false]) {
    const transfer = permit2Transfer(witness, mostOf256.toString())
    expect(unlimitedApproval.find(transfer)).toEqual({ spender, token, amount: mostOf256.toString() })
  }
})

test('is silent for a sum', () => {
  expect(unlimitedApproval.find(transaction({ to: token, data: approve(7n) }))).toBeNull()
  expect(unlimitedApproval.find(typedData())).toBeNull()
  expect(unlimitedApproval.find(message('hello'))).toBeNull()
})

test('sees no end among what Permit2 allows', () => {
  const most = String(2n ** 160n - 1n)
  const details = { spender, token, amount: most, deadline: '2000' }
  expect(unlimitedApproval.find(permit2Batch([token, address('d')], most))).toEqual(details)
  expect(unlimitedApproval.find(permit2Batch([token, address('d')]))).toBeNull()
  const call = callData('0x87517c45', token, spender, 2n ** 160n - 1n, 2_000n)
  expect(unlimitedApproval.find(transaction({ to: address('a'), data: call }))).toEqual(details)
})
