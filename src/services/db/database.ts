import { Dexie } from 'dexie'
import { err, ok, type Result } from '#core/result.ts'
import { latestVersion, versions } from '#services/db/schema.ts'

export type Database = {
  /** `newer`: a later build made it, and this one leaves it alone. `unreadable`: the browser cannot open it. */
  readonly ready: () => Promise<Result<Dexie, 'newer' | 'unreadable'>>
  /** As `ready`, for where anything else is a broken invariant: throws. */
  readonly open: () => Promise<Dexie>
  /** Leaves one that cannot be opened where it lies, and goes on in a new one, for good. Only when the user restores. */
  readonly leaveUnreadable: () => Promise<void>
  readonly close: () => void
}

export type DatabaseOptions = {
  /** For tests, in place of the browser's. */
  readonly indexedDB?: IDBFactory
  readonly IDBKeyRange?: typeof IDBKeyRange
}

const nameOf = (number: number): string => (number === 1 ? 'coffer' : `coffer-${number}`)

/** The last one that was begun. Whatever was left behind as unreadable has a lower number. */
async function lastNumber(factory: IDBFactory): Promise<number> {
  const names = (await factory.databases().catch(() => [])).map(({ name = '' }) => name)
  return names.reduce((last, name) => Math.max(last, Number(/^coffer-(\d{1,6})$/.exec(name)?.[1] ?? 1)), 1)
}

/** The browser's version number is Dexie's times ten. */
const dexieVersion = (dexie: Dexie): number => Math.floor(dexie.backendDB().version / 10)

/**
 * Strict durability: a write that was reported done is on the disk, which Chromium does not promise by itself. A later
 * build that wants to upgrade gets the database at once.
 */
function build(name: string, options: DatabaseOptions): Dexie {
  const dexie = new Dexie(name, { chromeTransactionDurability: 'strict', ...options })
  for (const { define } of versions) define(dexie)
  dexie.on('versionchange', () => {
    dexie.close({ disableAutoOpen: false })
  })
  return dexie
}

/** Opened on first use. */
export function openDatabase(options: DatabaseOptions = {}): Database {
  const factory = options.indexedDB ?? globalThis.indexedDB
  let current: Promise<{ readonly number: number; readonly dexie: Dexie }> | null = null

  const use = (number: Promise<number>): NonNullable<typeof current> =>
    number.then((chosen) => ({ number: chosen, dexie: build(nameOf(chosen), options) }))

  async function ready(): Promise<Result<Dexie, 'newer' | 'unreadable'>> {
    current ??= use(lastNumber(factory))
    const { dexie } = await current
    try {
      if (!dexie.isOpen()) await dexie.open()
    } catch {
      return err('unreadable')
    }
    return dexieVersion(dexie) > latestVersion ? err('newer') : ok(dexie)
  }

  return {
    ready,
    open: async () => {
      const opened = await ready()
      if (!opened.ok) throw new Error(`The database is ${opened.error}.`)
      return opened.value
    },
    leaveUnreadable: async () => {
      const opened = await ready()
      if (opened.ok || opened.error !== 'unreadable' || current === null) return
      const { number } = await current
      current = use(Promise.resolve(number + 1))
    },
    close: () => {
      void current?.then(({ dexie }) => {
        dexie.close()
      })
    },
  }
}
