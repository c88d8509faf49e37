import { browser } from 'wxt/browser'
import type { KeyValueStore } from '#domain/ports.ts'

type AreaName = 'local' | 'session'

const area = (name: AreaName): KeyValueStore => ({
  get: async (key) => (await browser.storage[name].get(key))[key],
  set: async (key, value) => {
    await browser.storage[name].set({ [key]: value })
  },
  remove: async (key) => {
    await browser.storage[name].remove(key)
  },
})

/** On disk, until the extension is removed. */
export const localStore: KeyValueStore = area('local')

/** In the memory of the browser, until it closes; survives a stopped worker. */
export const sessionStore: KeyValueStore = area('session')

/**
 * Keeps content scripts out of both areas, for Chromium lets them read `local` by default. Where a browser has no such
 * switch for an area (Firefox for `local`) nothing more can be done; what lies there is sealed.
 */
export async function restrictStorage(): Promise<void> {
  const areas: readonly {
    readonly setAccessLevel?: (options: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void>
  }[] = [browser.storage.local, browser.storage.session]
  await Promise.allSettled(areas.map(async (each) => each.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })))
}
