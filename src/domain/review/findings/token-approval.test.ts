import { expect, test } from 'vitest'
import { spenderIsEoa } from '#domain/review/findings/spender-is-eoa.ts'
import { tokenApproval } from '#domain/review/findings/token-approval.ts'
import { unlimitedApproval } from '#domain/review/findings/unlimited-approval.ts'
import {
  address,
  approve,
  callData,
  message,
  mostOf256,
  spender,
  token,
  transaction,
  typedData,
} from '#domain/testing/subjects.ts'

test('says who may take how much of what', () => {
  const details = { spender, token, amount: '7' }
  expect(tokenApproval.find(transaction({ to: token, data: approve(7n) }))).toEqual(details)
  expect(tokenApproval.find(transaction({ to: token, data: callData('0x39509351', spender, 7n) }))).toEqual(details)
})

test('is silent for what is taken back, for what has no end (another finding), and for signatures', () => {
  expect(tokenApproval.find(transaction({ to: token, data: approve(0n) }))).toBeNull()
  expect(tokenApproval.find(transaction({ to: token, data: approve(mostOf256) }))).toBeNull()
  // So EIP-721 takes the right to one NFT back, whose id is in the place of the amount.
  expect(tokenApproval.find(transaction({ to: token, data: callData('0x095ea7b3', address('0'), 7n) }))).toBeNull()
  expect(tokenApproval.find(typedData())).toBeNull()
  expect(tokenApproval.find(message('hello'))).toBeNull()
})

test('of a collection it is one item, the first of them too, and however high its number', () => {
  const ofItem = (item: bigint) => transaction({ to: token, data: approve(item) }, { isCollection: true })
  for (const item of [0n, 7n, mostOf256]) {
    expect(tokenApproval.find(ofItem(item))).toEqual({ spender, collection: token, item: item.toString() })
    expect(unlimitedApproval.find(ofItem(item))).toBeNull()
  }
  const back = transaction({ to: token, data: callData('0x095ea7b3', address('0'), 7n) }, { isCollection: true })
  expect(tokenApproval.find(back)).toBeNull()
  expect(spenderIsEoa.find({ ...ofItem(0n), spenderHasCode: false })).toEqual({ spender })
  const unknown = transaction({ to: token, data: approve(0n) }, { isCollection: null, spenderHasCode: false })
  expect(spenderIsEoa.find(unknown)).toBeNull()
})
