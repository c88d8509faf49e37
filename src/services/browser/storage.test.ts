import { beforeEach, expect, test, vi } from 'vitest'
import { storageKeys } from '#services/browser/storage-keys.ts'
import { localStore, restrictStorage, sessionStore } from '#services/browser/storage.ts'

const areas = vi.hoisted(() => {
  const area = () => {
    const data = new Map<string, unknown>()
    return {
      data,
      get: (key: string) => Promise.resolve(data.has(key) ? { [key]: data.get(key) } : {}),
      set: (values: Record<string, unknown>) => {
        for (const [key, value] of Object.entries(values)) data.set(key, value)
        return Promise.resolve()
      },
      remove: (key: string) => {
        data.delete(key)
        return Promise.resolve()
      },
    }
  }
  return { local: area(), session: area() }
})

vi.mock('wxt/browser', () => ({ browser: { storage: areas } }))

beforeEach(() => {
  areas.local.data.clear()
  areas.session.data.clear()
})

test('each store keeps to its own area', async () => {
  await localStore.set('a', { n: 1 })
  await sessionStore.set('a', 2)
  expect([...areas.local.data]).toEqual([['a', { n: 1 }]])
  expect(await localStore.get('a')).toEqual({ n: 1 })
  expect(await sessionStore.get('a')).toBe(2)
  await sessionStore.remove('a')
  expect(await sessionStore.get('a')).toBeUndefined()
})

test('shuts content scripts out of both areas, as far as each browser can', async () => {
  const levels: unknown[] = []
  const setAccessLevel = (options: unknown): Promise<void> => {
    levels.push(options)
    return Promise.resolve()
  }
  await restrictStorage()
  Object.assign(areas.session, { setAccessLevel })
  await restrictStorage()
  expect(levels).toEqual([{ accessLevel: 'TRUSTED_CONTEXTS' }])
  Object.assign(areas.local, { setAccessLevel: () => Promise.reject(new Error('not here')) })
  await restrictStorage()
  expect(levels).toHaveLength(2)
})

test('every key has its area', () => {
  expect(new Set(Object.values(storageKeys))).toEqual(new Set(['local', 'session']))
})
