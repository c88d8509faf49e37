import { beforeEach, expect, test, vi } from 'vitest'
import { memoryLock, memoryStore } from '#domain/approvals/testing/queue.ts'
import { createOwnWindow } from '#services/browser/windows.ts'

const windows = vi.hoisted(() => {
  const open = new Set<number>()
  const listeners = new Set<(id: number) => void>()
  let last = 0
  const must = (id: number) =>
    open.has(id) ? Promise.resolve({ id, type: 'popup' }) : Promise.reject(new Error('No window with id'))
  return {
    open,
    closeByHand: (id: number) => {
      open.delete(id)
      for (const listener of listeners) listener(id)
    },
    create: vi.fn(() => {
      last += 1
      open.add(last)
      return Promise.resolve({ id: last })
    }),
    update: vi.fn(must),
    get: vi.fn(must),
    remove: vi.fn(async (id: number) => {
      await must(id)
      open.delete(id)
      for (const listener of listeners) listener(id)
    }),
    onRemoved: {
      addListener: (listener: (id: number) => void) => void listeners.add(listener),
      removeListener: (listener: (id: number) => void) => void listeners.delete(listener),
    },
  }
})

const runtime = vi.hoisted(() => ({
  getURL: () => 'chrome-extension://coffer/',
  getContexts: vi.fn(() => Promise.resolve([...windows.open].map((windowId) => ({ windowId })))),
}))

vi.mock('wxt/browser', () => ({ browser: { windows, runtime } }))

const store = memoryStore()
const wait = vi.fn(() => Promise.resolve())
/** A worker over the same store, as after a stop. */
const worker = () =>
  createOwnWindow({ key: 'approval-window', store, lock: memoryLock(), path: '/approval.html', wait })

beforeEach(async () => {
  await worker().close()
  vi.clearAllMocks()
})

test('one window: opened once, then brought to the front, after a stop too', async () => {
  const window = worker()
  await Promise.all([window.show(), window.show()])
  await worker().show()
  expect(windows.create).toHaveBeenCalledOnce()
  expect(windows.create).toHaveBeenCalledWith(expect.objectContaining({ url: '/approval.html', type: 'popup' }))
  expect(windows.update).toHaveBeenCalledTimes(2)
})

test('to ensure it takes the focus from nobody', async () => {
  const window = worker()
  await window.ensure()
  await window.ensure()
  expect(windows.create).toHaveBeenCalledOnce()
  expect(windows.update).not.toHaveBeenCalled()
})

test('one that went while no worker ran is opened anew', async () => {
  await worker().show()
  windows.open.clear()
  await worker().show()
  expect(windows.create).toHaveBeenCalledTimes(2)
})

test('one whose worker was stopped while it opened is found again, and no second one is opened', async () => {
  let fail = (): void => undefined
  windows.create.mockImplementationOnce(() => {
    windows.open.add(77)
    return new Promise((_, reject) => (fail = () => reject(new Error('stopped'))))
  })
  const stopped = worker().show()
  await vi.waitFor(() => {
    expect(windows.open).toContain(77)
  })
  runtime.getContexts.mockResolvedValueOnce([])
  await worker().ensure()
  expect(windows.create).toHaveBeenCalledOnce()
  expect(wait).toHaveBeenCalledOnce()
  await worker().close()
  expect(windows.open).not.toContain(77)
  fail()
  await expect(stopped).rejects.toThrow()
})

test('one that never opened is opened anew', async () => {
  windows.create.mockImplementationOnce(() => Promise.reject(new Error('stopped')))
  await expect(worker().show()).rejects.toThrow()
  await worker().show()
  expect(windows.create).toHaveBeenCalledTimes(2)
})

test('closed by the user is told, closed by the wallet is not, another window neither', async () => {
  const window = worker()
  const closed = vi.fn()
  const undo = window.onClosedByUser(closed)
  await window.show()
  await window.close()
  await window.close()
  expect(closed).not.toHaveBeenCalled()
  await window.show()
  windows.closeByHand(999)
  windows.closeByHand([...windows.open][0] ?? 0)
  await expect.poll(() => closed.mock.calls.length).toBe(1)
  expect(await store.get('approval-window')).toBeUndefined()
  undo()
})
