import { expect, test, vi } from 'vitest'
import { createTracker } from '#domain/transactions/tracker.ts'

function setUp(rounds: readonly boolean[]) {
  const left = [...rounds]
  const life = new AbortController()
  const pauses: number[] = []
  const alarms = { set: vi.fn(() => Promise.resolve()), clear: vi.fn(() => Promise.resolve()) }
  const track = vi.fn(() => Promise.resolve(left.shift() ?? false))
  const wait = vi.fn((ms: number) => {
    pauses.push(ms)
    return Promise.resolve()
  })
  const settle = vi.fn<() => Promise<number | null>>(() => Promise.resolve(null))
  const deps = { transactions: { track, settle }, alarms, clock: { now: () => 5 }, wait, signal: life.signal }
  return { tracker: createTracker(deps), alarms, track, settle, wait, pauses, life }
}

test('asks ever more slowly until nothing waits, with an alarm for the time after a stop', async () => {
  const { tracker, alarms, track, pauses } = setUp([true, true, true, false])
  await tracker.start()
  expect(track).toHaveBeenCalledTimes(4)
  expect(pauses).toEqual([2_000, 3_000, 4_500])
  expect(alarms.set).toHaveBeenCalledWith('track', 30_005)
  expect(alarms.clear).toHaveBeenCalledExactlyOnceWith('track')
})

test('never slower than half a minute', async () => {
  const { tracker, pauses } = setUp(Array.from({ length: 20 }, () => true))
  await tracker.start()
  expect(Math.max(...pauses)).toBe(30_000)
})

test('what is not final yet is left to the alarm, and the worker may rest', async () => {
  const { tracker, alarms, track, settle, pauses } = setUp([false])
  settle.mockResolvedValueOnce(60_000)
  await tracker.start()
  expect(track).toHaveBeenCalledTimes(1)
  expect(pauses).toEqual([])
  expect(alarms.set).toHaveBeenLastCalledWith('track', 60_005)
  expect(alarms.clear).not.toHaveBeenCalled()
})

test('what was undone is followed again at once', async () => {
  const { tracker, alarms, track, settle } = setUp([false, true, false])
  settle.mockResolvedValueOnce(0)
  await tracker.start()
  expect(track).toHaveBeenCalledTimes(3)
  expect(alarms.clear).toHaveBeenCalledExactlyOnceWith('track')
})

test('something new is asked for at once, and soon again', async () => {
  const { tracker, wait, track, pauses } = setUp([true, true, true, true])
  wait.mockImplementation((ms: number) => {
    pauses.push(ms)
    if (pauses.length === 2) void tracker.start()
    return Promise.resolve()
  })
  await tracker.start()
  expect(pauses).toEqual([2_000, 3_000, 2_000, 3_000])
  expect(track).toHaveBeenCalledTimes(5)
})

test('a start while the last round ends is not lost', async () => {
  const { tracker, track } = setUp([])
  let starts = 0
  track.mockImplementation(() => {
    starts += 1
    if (starts === 1) void tracker.start()
    return Promise.resolve(false)
  })
  await tracker.start()
  expect(track).toHaveBeenCalledTimes(2)
  await tracker.start()
  expect(track).toHaveBeenCalledTimes(3)
})

test('its own alarm starts it, others do not', async () => {
  const { tracker, track } = setUp([])
  await tracker.onAlarm('lock')
  expect(track).not.toHaveBeenCalled()
  await tracker.onAlarm('track')
  expect(track).toHaveBeenCalledTimes(1)
})

test('ends with the worker, and leaves the alarm for the next one', async () => {
  const { tracker, track, alarms, life } = setUp([true, true])
  track.mockImplementation(() => {
    life.abort()
    return Promise.resolve(true)
  })
  await tracker.start()
  expect(track).toHaveBeenCalledTimes(1)
  expect(alarms.clear).not.toHaveBeenCalled()
})
