import { expect, test } from 'vitest'
import { willWait } from '#domain/review/findings/will-wait.ts'
import { withGuardrails } from '#domain/review/with-guardrails.ts'
import { message } from '#domain/testing/subjects.ts'

test('for how long it is held, which needs no proof', () => {
  expect(willWait.find({ kind: 'wait', minutes: 60 })).toEqual({ wait: '60' })
  expect(willWait.find(message('hello'))).toBeNull()
  const review = withGuardrails({ findings: [], simulation: null }, [], 10)
  expect(review).toEqual({
    findings: [{ code: 'will-wait', severity: 'info', details: { wait: '10' } }],
    simulation: null,
  })
})
