import { browser } from 'wxt/browser'
import type { ApprovalWindow, KeyValueStore, Lock } from '#domain/ports.ts'
import type { StorageKey } from '#services/browser/storage-keys.ts'

const key: StorageKey = 'approval-window'
const size = { width: 400, height: 680 } as const

type Deps = { readonly store: KeyValueStore; readonly lock: Lock; readonly path: string }

/** The one approval window. Its id outlives the worker, so that a stopped one neither loses it nor opens a second. */
export function createApprovalWindow({ store, lock, path }: Deps): ApprovalWindow & {
  /** Opens it where none is, and takes the focus from nobody otherwise. */
  readonly ensure: () => Promise<void>
  /** Tells when the user closed it; not when the wallet did. Returns its undo. */
  readonly onClosedByUser: (listener: () => void) => () => void
} {
  const currentId = async (): Promise<number | null> => {
    const id = await store.get(key)
    return typeof id === 'number' ? id : null
  }

  /** Opens one unless `reuse` says that the one there is will do. */
  const open = (reuse: (id: number) => Promise<unknown>): Promise<void> =>
    lock(key, async () => {
      const id = await currentId()
      if (
        id !== null &&
        (await reuse(id).then(
          () => true,
          () => false,
        ))
      )
        return
      const opened = await browser.windows.create({ url: path, type: 'popup', focused: true, ...size })
      if (opened?.id !== undefined) await store.set(key, opened.id)
    })

  return {
    show: () => open((id) => browser.windows.update(id, { focused: true })),
    ensure: () => open((id) => browser.windows.get(id)),
    close: () =>
      lock(key, async () => {
        const id = await currentId()
        if (id === null) return
        await store.remove(key)
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
