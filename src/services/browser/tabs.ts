import * as v from 'valibot'
import { browser } from 'wxt/browser'
import type { KeyValueStore, Lock } from '#domain/ports.ts'
import type { StorageKey } from '#services/browser/storage-keys.ts'
import { lookSignal, wakeSignal } from '#transport/wire.ts'

const key: StorageKey = 'site-tabs'
const kept = 500
const Ids = v.fallback(v.array(v.number()), [])

/** Tabs whose page once had a port: numbers and nothing else. They can be told that something changed, not what. */
export type SiteTabs = {
  readonly remember: (tabId: number) => Promise<void>
  /** Those that are gone are forgotten. @param except tabs that are told by a port. */
  readonly wake: (except: ReadonlySet<number>) => Promise<void>
}

export function createSiteTabs({ store, lock }: { readonly store: KeyValueStore; readonly lock: Lock }): SiteTabs {
  const known = async (): Promise<readonly number[]> => v.parse(Ids, await store.get(key))

  const forget = (gone: ReadonlySet<number>): Promise<void> =>
    lock(key, async () => {
      await store.set(
        key,
        (await known()).filter((id) => !gone.has(id)),
      )
    })

  return {
    remember: (tabId) =>
      lock(key, async () => {
        const ids = await known()
        if (ids.includes(tabId)) return
        await store.set(key, [...ids, tabId].slice(-kept))
      }),
    async wake(except) {
      const gone = new Set<number>()
      const others = (await known()).filter((id) => !except.has(id))
      await Promise.all(
        others.map(async (id) => {
          try {
            await browser.tabs.sendMessage(id, wakeSignal, { frameId: 0 })
          } catch {
            gone.add(id)
          }
        }),
      )
      if (gone.size > 0) await forget(gone)
    },
  }
}

/** The tab in front of the window that was used last; its number and nothing else. */
export async function activeTab(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
  return tab?.id ?? null
}

/** Asks the bridge in a tab which page it stands beside; `false` when none is there. */
export async function askWhere(tabId: number): Promise<boolean> {
  return browser.tabs.sendMessage(tabId, lookSignal, { frameId: 0 }).then(
    () => true,
    () => false,
  )
}

export const reloadTab = async (tabId: number): Promise<void> => {
  await browser.tabs.reload(tabId)
}
