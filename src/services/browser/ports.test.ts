import { expect, test, vi } from 'vitest'
import { announceWake, connectOwn, listenForPorts, onWakeSignal, self } from '#services/browser/ports.ts'
import type { WirePort } from '#transport/wire.ts'

const fake = vi.hoisted(() => {
  const event = () => {
    const listeners = new Set<(value: unknown) => void>()
    return {
      fire: (value: unknown) => {
        for (const listener of listeners) listener(value)
      },
      addListener: (listener: (value: unknown) => void) => void listeners.add(listener),
      removeListener: (listener: (value: unknown) => void) => void listeners.delete(listener),
    }
  }
  return {
    id: 'ours',
    getURL: (path: string) => `chrome-extension://ours${path}`,
    onConnect: event(),
    onMessage: event(),
    connect: vi.fn((options: { name: string }) => options),
    sendMessage: vi.fn(() => Promise.reject(new Error('Receiving end does not exist'))),
  }
})
vi.mock('wxt/browser', () => ({ browser: { runtime: fake } }))

const port = (name: string) =>
  ({ name, disconnect: vi.fn() }) as unknown as WirePort & { disconnect: ReturnType<typeof vi.fn> }

test('each port to its door, another to none', () => {
  const site = vi.fn()
  const own = vi.fn()
  const look = vi.fn()
  const undo = listenForPorts({ site, own, look })
  const [dapp, ui, here, other] = [port('dapp'), port('ui'), port('look:as-10'), port('x')]
  for (const each of [dapp, ui, here, other]) fake.onConnect.fire(each)
  expect([site.mock.calls, own.mock.calls, look.mock.calls]).toEqual([[[dapp]], [[ui]], [[here]]])
  expect(other.disconnect).toHaveBeenCalledOnce()
  undo()
  fake.onConnect.fire(port('ui'))
  expect(own).toHaveBeenCalledOnce()
})

test('the wake signal, and nothing else, wakes a page', () => {
  const woken = vi.fn()
  const undo = onWakeSignal(woken)
  for (const message of ['x', { type: 'coffer:wake' }, 'coffer:wake']) fake.onMessage.fire(message)
  expect(woken).toHaveBeenCalledOnce()
  undo()
})

test('no page open is no fault', async () => {
  await expect(announceWake()).resolves.toBeUndefined()
  expect(fake.sendMessage).toHaveBeenCalledExactlyOnceWith('coffer:wake')
})

test('who we are', () => {
  expect(self()).toEqual({ id: 'ours', origin: 'chrome-extension://ours' })
  expect(connectOwn().name).toBe('ui')
})
