import { expect, test } from 'vitest'
import { approvalForAll } from '#domain/review/findings/approval-for-all.ts'
import { approve, approveAll, message, spender, token, transaction } from '#domain/testing/subjects.ts'

test('says who may take all of what', () => {
  expect(approvalForAll.find(transaction({ to: token, data: approveAll(true) }))).toEqual({ spender, token })
})

test('is silent for what is taken back', () => {
  expect(approvalForAll.find(transaction({ to: token, data: approveAll(false) }))).toBeNull()
  expect(approvalForAll.find(transaction({ to: token, data: approve(1n) }))).toBeNull()
  expect(approvalForAll.find(message('hello'))).toBeNull()
})
