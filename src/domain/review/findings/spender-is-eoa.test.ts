import { expect, test } from 'vitest'
import { spenderIsEoa } from '#domain/review/findings/spender-is-eoa.ts'
import { approve, approveAll, message, spender, token, transaction, typedData } from '#domain/testing/subjects.ts'

const bare = { spenderHasCode: false }

test('sees an ordinary account that may take tokens, however it was allowed', () => {
  expect(spenderIsEoa.find(transaction({ to: token, data: approve(1n) }, bare))).toEqual({ spender })
  expect(spenderIsEoa.find(transaction({ to: token, data: approveAll(true) }, bare))).toEqual({ spender })
  expect(spenderIsEoa.find(typedData({}, bare))).toEqual({ spender })
})

test('is silent for contracts, for what is taken back, and where nobody knows', () => {
  expect(spenderIsEoa.find(transaction({ to: token, data: approve(1n) }))).toBeNull()
  expect(spenderIsEoa.find(transaction({ to: token, data: approve(0n) }, bare))).toBeNull()
  expect(spenderIsEoa.find(transaction({ to: token, data: approveAll(false) }, bare))).toBeNull()
  expect(spenderIsEoa.find(typedData({}, { spenderHasCode: null }))).toBeNull()
  expect(spenderIsEoa.find(message('hello'))).toBeNull()
})
