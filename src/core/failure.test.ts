import { expect, test } from 'vitest'
import { errorShape, rpcError, rpcErrors } from '#core/errors.ts'
import { failure, FailureError, failureOf, failureReasons } from '#core/failure.ts'

test('a reason goes to the user, and never to a site', () => {
  const thrown = new FailureError(failure('underpriced', 'transactionRejected', 'The fee is too low.'))
  expect(failureOf(thrown)).toEqual({ code: -32_003, message: 'The fee is too low.', reason: 'underpriced' })
  expect(errorShape(thrown)).toEqual({ code: -32_003, message: 'The fee is too low.' })
})

test('what nobody foresaw is unexpected, without its details', () => {
  expect(failureOf(new Error('secret'))).toEqual({ ...rpcErrors.internal, reason: 'unexpected' })
  expect(failureOf(rpcError('invalidParams'))).toEqual({ ...rpcErrors.invalidParams, reason: 'unexpected' })
})

test('no reason stands twice', () => {
  expect(new Set(failureReasons).size).toBe(failureReasons.length)
})
