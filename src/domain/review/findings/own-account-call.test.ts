import { expect, test } from 'vitest'
import { ownAccountCall } from '#domain/review/findings/own-account-call.ts'
import { message, transaction } from '#domain/testing/subjects.ts'

test('found where the account would carry out what is sent to itself', () => {
  expect(ownAccountCall.find(transaction({}, { instructsItself: true }))).toEqual({})
  expect([ownAccountCall.find(transaction({})), ownAccountCall.find(message('x'))]).toEqual([null, null])
})
