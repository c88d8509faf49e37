import { expect, test, vi } from 'vitest'
import { createShownCalls } from '#background/shown-calls.ts'
import { createMemoryStore } from '#domain/testing/memory-store.ts'

test('the last one asked for is shown, and none again a moment later', async () => {
  const time = { now: 0 }
  const show = vi.fn(() => Promise.resolve())
  const notify = vi.fn()
  const shown = createShownCalls({
    store: createMemoryStore(),
    clock: { now: () => time.now },
    window: { show },
    notify,
  })
  expect(await shown.last()).toBeNull()
  expect(await shown.show('one')).toBe(true)
  expect(await shown.show('two')).toBe(false)
  expect([await shown.last(), show.mock.calls.length]).toEqual(['one', 1])
  time.now = 2_000
  expect(await shown.show('two')).toBe(true)
  expect([await shown.last(), notify.mock.calls]).toEqual(['two', [['activity'], ['activity']]])
})
