import fc from 'fast-check'
import { expect, test } from 'vitest'
import { failureReasons } from '#core/failure.ts'
import { isSettled, next, type Event, type State } from '#domain/approvals/machine.ts'

type Kind = 'message'

const reason = fc.constantFrom(...failureReasons)

const state: fc.Arbitrary<State<Kind>> = fc.oneof(
  fc.constant({ status: 'pending' } as const),
  fc.constant({ status: 'executing', decision: {} } as const),
  fc.constant({ status: 'held', decision: {} } as const),
  fc.record({ status: fc.constant('done' as const), result: fc.jsonValue() }),
  fc.record({
    status: fc.constant('rejected' as const),
    reason: fc.constantFrom('user' as const, 'page-gone' as const),
  }),
  fc.record({ status: fc.constant('failed' as const), code: fc.integer(), message: fc.string(), reason }),
)
const event: fc.Arbitrary<Event<Kind>> = fc.oneof(
  fc.constant({ type: 'approve', decision: {} } as const),
  fc.record({ type: fc.constant('reject' as const), reason: fc.constantFrom('user' as const, 'locked' as const) }),
  fc.constant({ type: 'hold' } as const),
  fc.constant({ type: 'release', decision: {} } as const),
  fc.record({ type: fc.constant('succeed' as const), result: fc.jsonValue() }),
  fc.record({ type: fc.constant('fail' as const), code: fc.integer(), message: fc.string(), reason }),
)

test('every pair of state and event has an answer, and the same event twice is the event once', () => {
  fc.assert(
    fc.property(state, event, (before, what) => {
      const after = next(before, what)
      expect(next(after, what)).toBe(after)
    }),
  )
})

test('what is settled stays as it is, whatever happens', () => {
  fc.assert(
    fc.property(state, fc.array(event), (before, events) => {
      if (isSettled(before)) expect(events.reduce(next<Kind>, before)).toBe(before)
    }),
  )
})

test('what is held is not done until it is released', () => {
  fc.assert(
    fc.property(event, (what) => {
      const after = next<Kind>({ status: 'held', decision: {} }, what)
      expect(after.status).toBe(what.type === 'release' ? 'executing' : what.type === 'fail' ? 'failed' : 'held')
    }),
  )
})

test('nothing is done that was not approved, and what was approved is never rejected', () => {
  fc.assert(
    fc.property(fc.array(event), (events) => {
      let current: State<Kind> = { status: 'pending' }
      let approved = false
      for (const what of events) {
        const before: State<Kind> = current
        current = next(before, what)
        if (before.status === 'pending' && what.type === 'approve') approved = true
        if (current.status === 'done' || current.status === 'failed') expect(approved).toBe(true)
        if (current.status === 'rejected') expect(approved).toBe(false)
      }
    }),
  )
})
