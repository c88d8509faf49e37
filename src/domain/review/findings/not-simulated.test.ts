import { expect, test } from 'vitest'
import { notSimulated } from '#domain/review/findings/not-simulated.ts'
import { message, transaction } from '#domain/testing/subjects.ts'

const outcome = (state: 'ok' | 'reverts' | 'unsupported' | 'unavailable') =>
  transaction({}, { simulation: { state, changes: [], reason: null } })

test('says which of the two it is', () => {
  expect(notSimulated.find(outcome('unsupported'))).toEqual({ state: 'unsupported' })
  expect(notSimulated.find(outcome('unavailable'))).toEqual({ state: 'unavailable' })
})

test('is silent where the outcome is known', () => {
  expect(notSimulated.find(outcome('ok'))).toBeNull()
  expect(notSimulated.find(outcome('reverts'))).toBeNull()
  expect(notSimulated.find(message(null))).toBeNull()
})
