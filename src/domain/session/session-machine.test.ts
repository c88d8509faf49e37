import { expect, test } from 'vitest'
import { nextSession, type SessionState } from '#domain/session/session-machine.ts'

const locked: SessionState = { status: 'locked' }
const unlocked: SessionState = { status: 'unlocked', lockAt: 1_000, periodMs: 600 }

test('starts with a whole period', () => {
  expect(nextSession(locked, { type: 'start', now: 400, periodMs: 600 })).toEqual(unlocked)
})

test('only a start or a restore leaves locked', () => {
  for (const type of ['touch', 'tick'] as const) expect(nextSession(locked, { type, now: 0 })).toEqual(locked)
  expect(nextSession(locked, { type: 'set-period', now: 0, periodMs: 600 })).toEqual(locked)
  expect(nextSession(locked, { type: 'lock' })).toEqual(locked)
})

test('a restore keeps the deadline, and is locked at it or after it', () => {
  const restore = (now: number): SessionState =>
    nextSession(locked, { type: 'restore', now, lockAt: 1_000, periodMs: 600 })
  expect(restore(999)).toEqual(unlocked)
  expect(restore(1_000)).toEqual(locked)
  expect(restore(9_999)).toEqual(locked)
})

test('no event revives a session past its deadline', () => {
  for (const type of ['touch', 'tick'] as const) expect(nextSession(unlocked, { type, now: 1_000 })).toEqual(locked)
  expect(nextSession(unlocked, { type: 'set-period', now: 1_000, periodMs: 5 })).toEqual(locked)
})

test('use moves the deadline by a whole period, looking does not', () => {
  expect(nextSession(unlocked, { type: 'touch', now: 900 })).toEqual({ ...unlocked, lockAt: 1_500 })
  expect(nextSession(unlocked, { type: 'tick', now: 900 })).toEqual(unlocked)
  expect(nextSession(unlocked, { type: 'set-period', now: 900, periodMs: 50 })).toEqual({
    status: 'unlocked',
    lockAt: 950,
    periodMs: 50,
  })
})

test('a clock set back leaves one period, never more', () => {
  expect(nextSession(unlocked, { type: 'tick', now: -5_000 })).toEqual({ ...unlocked, lockAt: -4_400 })
})
