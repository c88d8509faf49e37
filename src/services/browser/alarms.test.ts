import { expect, test, vi } from 'vitest'
import { alarms, onAlarm } from '#services/browser/alarms.ts'

const fake = vi.hoisted(() => {
  const listeners = new Set<(alarm: { name: string }) => void>()
  return {
    listeners,
    create: vi.fn(() => Promise.resolve()),
    clear: vi.fn(() => Promise.resolve(true)),
    onAlarm: {
      addListener: (listener: (alarm: { name: string }) => void) => void listeners.add(listener),
      removeListener: (listener: (alarm: { name: string }) => void) => void listeners.delete(listener),
    },
  }
})

vi.mock('wxt/browser', () => ({ browser: { alarms: fake } }))

test('sets an alarm for its time and clears it by its name', async () => {
  await alarms.set('track', 1_234)
  expect(fake.create).toHaveBeenCalledExactlyOnceWith('track', { when: 1_234 })
  await alarms.clear('track')
  expect(fake.clear).toHaveBeenCalledExactlyOnceWith('track')
})

test('tells the name of each alarm until it is undone', () => {
  const heard: string[] = []
  const undo = onAlarm((name) => heard.push(name))
  for (const listener of fake.listeners) listener({ name: 'lock' })
  undo()
  for (const listener of fake.listeners) listener({ name: 'track' })
  expect(heard).toEqual(['lock'])
})
