import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { armAfterMs, Arming } from '#ui/approvals/arming.svelte.ts'

const page = { visibilityState: 'visible' }

beforeEach(() => {
  vi.useFakeTimers()
  page.visibilityState = 'visible'
  vi.stubGlobal('document', page)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('armed half a second after the last change, and not before', () => {
  const arming = new Arming()
  arming.restart()
  vi.advanceTimersByTime(armAfterMs - 1)
  expect(arming.armed).toBe(false)
  arming.restart()
  vi.advanceTimersByTime(armAfterMs - 1)
  expect(arming.armed).toBe(false)
  vi.advanceTimersByTime(1)
  expect(arming.armed).toBe(true)
})

test('a change disarms at once', () => {
  const arming = new Arming()
  arming.restart()
  vi.advanceTimersByTime(armAfterMs)
  arming.restart()
  expect(arming.armed).toBe(false)
})

test('never armed while nobody can see it', () => {
  const arming = new Arming()
  page.visibilityState = 'hidden'
  arming.restart()
  vi.advanceTimersByTime(10 * armAfterMs)
  expect(arming.armed).toBe(false)
})

test('nothing arms it once it was stopped', () => {
  const arming = new Arming()
  arming.restart()
  arming.stop()
  vi.advanceTimersByTime(10 * armAfterMs)
  expect(arming.armed).toBe(false)
})
