import { Dexie } from 'dexie'
import { err, ok, type Result } from '#core/result.ts'
import { latestVersion, versions } from '#services/db/schema.ts'

export type Database = {
  readonly dexie: Dexie
  /** `newer`: a later build made it, and this one leaves it alone. `unreadable`: the browser cannot open it. */
  readonly ready: () => Promise<Result<void, 'newer' | 'unreadable'>>
  readonly close: () => void
}

export type DatabaseOptions = {
  readonly name?: string
  /** For tests, in place of the browser's. */
  readonly indexedDB?: IDBFactory
  readonly IDBKeyRange?: typeof IDBKeyRange
}

/** The browser's version number is Dexie's times ten. */
const dexieVersion = (dexie: Dexie): number => Math.floor(dexie.backendDB().version / 10)

/**
 * Opened on first use. Strict durability: a write that was reported done is on the disk, which Chromium does not promise
 * by itself. A later build that wants to upgrade gets the database at once.
 */
export function openDatabase({ name = 'coffer', indexedDB, IDBKeyRange }: DatabaseOptions = {}): Database {
  const dexie = new Dexie(name, {
    chromeTransactionDurability: 'strict',
    ...(indexedDB === undefined ? {} : { indexedDB }),
    ...(IDBKeyRange === undefined ? {} : { IDBKeyRange }),
  })
  for (const { define } of versions) define(dexie)
  dexie.on('versionchange', () => {
    dexie.close({ disableAutoOpen: false })
  })
  return {
    dexie,
    ready: async () => {
      try {
        if (!dexie.isOpen()) await dexie.open()
      } catch {
        return err('unreadable')
      }
      return dexieVersion(dexie) > latestVersion ? err('newer') : ok(undefined)
    },
    close: () => {
      dexie.close()
    },
  }
}
