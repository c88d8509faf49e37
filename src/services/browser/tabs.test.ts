import { expect, test, vi } from 'vitest'
import { memoryLock, memoryStore } from '#domain/approvals/testing/queue.ts'
import { createSiteTabs } from '#services/browser/tabs.ts'

const sendMessage = vi.hoisted(() =>
  vi.fn((id: number) => (id === 3 ? Promise.reject(new Error('gone')) : Promise.resolve())),
)
vi.mock('wxt/browser', () => ({ browser: { tabs: { sendMessage } } }))

test('tabs are remembered by number, woken unless a port is open, and forgotten when gone', async () => {
  const store = memoryStore()
  const tabs = createSiteTabs({ store, lock: memoryLock() })
  await Promise.all([1, 2, 3, 2].map((id) => tabs.remember(id)))
  expect(await store.get('site-tabs')).toEqual([1, 2, 3])
  await createSiteTabs({ store, lock: memoryLock() }).wake(new Set([1]))
  expect(sendMessage.mock.calls).toEqual([
    [2, 'coffer:wake', { frameId: 0 }],
    [3, 'coffer:wake', { frameId: 0 }],
  ])
  expect(await store.get('site-tabs')).toEqual([1, 2])
})

test('only so many, the latest', async () => {
  const store = memoryStore()
  const tabs = createSiteTabs({ store, lock: memoryLock() })
  for (let id = 0; id < 510; id += 1) await tabs.remember(id)
  const kept = (await store.get('site-tabs')) as number[]
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([500, 10, 509])
})

test('what is stored and no list of numbers is nothing', async () => {
  const store = memoryStore()
  await store.set('site-tabs', 'x')
  const tabs = createSiteTabs({ store, lock: memoryLock() })
  await tabs.remember(1)
  expect(await store.get('site-tabs')).toEqual([1])
})
