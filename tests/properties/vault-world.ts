import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { sha256 } from '#core/sha256.ts'
import { concatBytes } from '#core/concat-bytes.ts'
import type { Argon2idInput } from '#core/kdf.ts'
import { firstPayload } from '#domain/accounts/first-payload.ts'
import { createMemoryStore } from '#domain/testing/memory-store.ts'
import type { Payload } from '#domain/vault/payload.ts'
import type { VaultCopyStores } from '#domain/vault/copy-store.ts'
import { createVault, type Vault } from '#domain/vault/vault.ts'
import { createExtensionCopy } from '#services/browser/vault-copy.ts'
import { openDatabase, type Database } from '#services/db/database.ts'
import { createDatabaseCopy } from '#services/db/vault-copy.ts'
import { createLock, random } from '#services/system.ts'

export const password = 'correct horse battery'

/** Both real places over a database in memory, with a derivation that is quick and counted. */
export function createWorld() {
  const indexedDB = new IDBFactory()
  const local = createMemoryStore()
  const derived: Argon2idInput[] = []
  const derive = (input: Argon2idInput): Promise<Uint8Array> => {
    derived.push(input)
    return Promise.resolve(sha256(concatBytes(input.salt, input.password)))
  }
  const opened: Database[] = []

  /** What a new worker would build over the same stored bytes. */
  function start(): { readonly vault: Vault; readonly database: Database; readonly stores: VaultCopyStores } {
    opened.forEach((database) => {
      database.close()
    })
    const database = openDatabase({ indexedDB, IDBKeyRange })
    opened.push(database)
    const stores = { database: createDatabaseCopy(database), extension: createExtensionCopy(local) }
    const vault = createVault({ stores, clock: { now: () => 1_000 }, random, lock: createLock(), derive })
    return { database, stores, vault }
  }
  return { indexedDB, local, derived, start }
}

export const payload = (): Promise<Payload> => firstPayload(new Uint8Array(16).fill(7))

export async function createdWorld() {
  const world = createWorld()
  const { vault, database } = world.start()
  const created = await vault.create(await payload(), password)
  if (!created.ok) throw new Error(created.error)
  const text = await readText(database)
  world.derived.length = 0
  return { ...world, vault, database, text, dataKey: created.value }
}

/** The sealed text, from whichever slot of the database holds it. */
export async function readText(database: Database): Promise<string> {
  const [row] = await (await database.open()).table<{ readonly sealed: unknown }, string>('vault').toArray()
  if (typeof row?.sealed !== 'string') throw new Error('no stored vault')
  return row.sealed
}

/** What each place holds now, by slot, with what was set aside. */
export async function everything({
  database,
  local,
}: {
  readonly database: Database
  readonly local: { readonly data: ReadonlyMap<string, unknown> }
}): Promise<string> {
  const rows = await Promise.all(
    ['vault', 'vaultAside'].map(async (name) => (await database.open()).table<unknown, unknown>(name).toArray()),
  )
  return JSON.stringify([rows, [...local.data]])
}
