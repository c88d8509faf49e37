import { expect, test } from 'vitest'
import { transactionReverts } from '#domain/review/findings/transaction-reverts.ts'
import { message, transaction } from '#domain/testing/subjects.ts'

const outcome = (state: 'ok' | 'reverts', reason: string | null) =>
  transaction({}, { simulation: { state, changes: [], reason } })

test('tells the reason where there is one', () => {
  expect(transactionReverts.find(outcome('reverts', 'paused'))).toEqual({ reason: 'paused' })
  expect(transactionReverts.find(outcome('reverts', null))).toEqual({})
})

test('is silent where it does not revert, or nothing is sent', () => {
  expect(transactionReverts.find(outcome('ok', null))).toBeNull()
  expect(transactionReverts.find(message('hello'))).toBeNull()
})
