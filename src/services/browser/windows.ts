import { browser } from 'wxt/browser'
import type { ApprovalWindow, KeyValueStore, Lock } from '#domain/ports.ts'
import type { StorageKey } from '#services/browser/storage-keys.ts'

const size = { width: 400, height: 680 } as const

/** Stored while a window is being opened: a worker that is stopped just then never learns its id. */
const opening = 'opening'

/** How often a window that was being opened is looked for, and how long in between, in milliseconds. */
const looks = { count: 10, apart: 100 } as const

type Deps = {
  readonly store: KeyValueStore
  readonly lock: Lock
  readonly path: string
  /** Where its id is kept. */
  readonly key: StorageKey
  readonly wait: (milliseconds: number) => Promise<void>
}

/** The window of its own that shows a page of ours; the same page in a tab beside others does not count. */
async function windowOf(path: string): Promise<number | null> {
  const documentUrls = [new URL(path, browser.runtime.getURL('/')).href]
  for (const { windowId } of await browser.runtime.getContexts({ contextTypes: ['TAB'], documentUrls })) {
    const found = await browser.windows.get(windowId).catch(() => null)
    if (found?.type === 'popup') return windowId
  }
  return null
}

/** The one window of its kind. Its id outlives the worker, so that a stopped one neither loses it nor opens a second. */
export function createOwnWindow({ store, lock, path, key, wait }: Deps): ApprovalWindow & {
  /** Opens it where none is, and takes the focus from nobody otherwise. */
  readonly ensure: () => Promise<void>
  /** Tells when the user closed it; not when the wallet did. Returns its undo. */
  readonly onClosedByUser: (listener: () => void) => () => void
} {
  const currentId = async (): Promise<number | null> => {
    const id = await store.get(key)
    return typeof id === 'number' ? id : null
  }

  /** The id, also where the worker that opened the window was stopped before it could note it. */
  async function foundId(): Promise<number | null> {
    if ((await store.get(key)) !== opening) return currentId()
    for (let count = 0; count < looks.count; count += 1) {
      const id = await windowOf(path)
      if (id !== null) {
        await store.set(key, id)
        return id
      }
      await wait(looks.apart)
    }
    return null
  }

  /** Opens one unless `reuse` says that the one there is will do. */
  const open = (reuse: (id: number) => Promise<unknown>): Promise<void> =>
    lock(key, async () => {
      const id = await foundId()
      if (
        id !== null &&
        (await reuse(id).then(
          () => true,
          () => false,
        ))
      )
        return
      await store.set(key, opening)
      const opened = await browser.windows.create({ url: path, type: 'popup', focused: true, ...size })
      if (opened?.id !== undefined) await store.set(key, opened.id)
    })

  return {
    show: () => open((id) => browser.windows.update(id, { focused: true })),
    ensure: () => open((id) => browser.windows.get(id)),
    close: () =>
      lock(key, async () => {
        const id = await foundId()
        await store.remove(key)
        if (id === null) return
        await browser.windows.remove(id).catch(() => undefined)
      }),
    onClosedByUser(listener) {
      const onRemoved = (closed: number): void => {
        void lock(key, async () => {
          if (closed !== (await currentId())) return
          await store.remove(key)
          listener()
        })
      }
      browser.windows.onRemoved.addListener(onRemoved)
      return () => {
        browser.windows.onRemoved.removeListener(onRemoved)
      }
    },
  }
}
