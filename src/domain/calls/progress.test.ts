import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextStep, outcomeOf, statusOf, type Outcome } from '#domain/calls/progress.ts'
import { states } from '#domain/testing/transactions.ts'

test('what became of a transaction, as the journal says it', () => {
  expect(outcomeOf(null)).toBe('unsent')
  expect(Object.values(states).map((state) => [state.status, outcomeOf(state)])).toEqual([
    ['prepared', 'unsent'],
    ['signed', 'waits'],
    ['sent', 'waits'],
    ['mined', 'mined'],
    ['failed', 'reverted'],
    ['replaced', 'lost'],
    ['dropped', 'lost'],
  ])
})

test.each([
  [['unsent', 'unsent'], false, 100, { type: 'send', index: 0 }],
  [['waits', 'unsent'], false, 100, { type: 'wait' }],
  [['mined', 'unsent'], false, 100, { type: 'send', index: 1 }],
  [['mined', 'waits'], true, 100, { type: 'wait' }],
  [['mined', 'mined'], false, 200, { type: 'end' }],
  [['unsent'], true, 400, { type: 'end' }],
  [['lost', 'unsent'], false, 400, { type: 'end' }],
  [['reverted', 'unsent'], false, 500, { type: 'end' }],
  [['mined', 'reverted', 'unsent'], false, 600, { type: 'end' }],
  [['mined', 'lost', 'unsent'], false, 600, { type: 'end' }],
  [['mined', 'unsent'], true, 600, { type: 'end' }],
] as const)('%j, stopped: %s → %i', (outcomes, stopped, status, step) => {
  expect(statusOf(outcomes, stopped)).toBe(status)
  expect(nextStep(outcomes, stopped)).toEqual(step)
})

test('nothing is sent past one that is not mined, and an end is an end', () => {
  const outcome = fc.constantFrom<Outcome>('unsent', 'waits', 'mined', 'reverted', 'lost')
  fc.assert(
    fc.property(fc.array(outcome, { minLength: 1, maxLength: 6 }), fc.boolean(), (outcomes, stopped) => {
      const step = nextStep(outcomes, stopped)
      if (step.type === 'send') {
        expect(outcomes.slice(0, step.index).every((before) => before === 'mined')).toBe(true)
        expect(outcomes[step.index]).toBe('unsent')
        expect(stopped).toBe(false)
      }
      expect(statusOf(outcomes, stopped) === 100).toBe(step.type !== 'end')
    }),
  )
})
