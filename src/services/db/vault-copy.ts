import { ok } from '#core/result.ts'
import type { SlotName, VaultCopyStore } from '#domain/vault/copy-store.ts'
import type { Database } from '#services/db/database.ts'
import { sealedTableNames, type VaultAsideRow, type VaultRow } from '#services/db/schema.ts'

/** The sealed vault in IndexedDB. */
export function createDatabaseCopy(database: Database): VaultCopyStore {
  const { dexie } = database
  const vault = dexie.table<VaultRow, string>('vault')
  const aside = dexie.table<VaultAsideRow, number>('vaultAside')
  const mark = dexie.table<{ readonly name: string }, string>('vaultMark')

  const raw = async (slot: SlotName): Promise<unknown> => (await vault.get(slot))?.sealed

  async function refuseUnlessReady(): Promise<void> {
    const ready = await database.ready()
    if (!ready.ok) throw new Error(`The database is ${ready.error}.`)
  }

  return {
    readSlots: async () => {
      const ready = await database.ready()
      return ready.ok ? ok({ a: await raw('a'), b: await raw('b') }) : ready
    },
    writeSlot: async (slot, text) => {
      await refuseUnlessReady()
      await dexie.transaction('rw', vault, mark, async () => {
        await mark.put({ name: 'made' })
        await vault.put({ slot, sealed: text })
      })
    },
    clearSlot: async (slot) => {
      await refuseUnlessReady()
      await vault.delete(slot)
    },
    setAside: async (slot, at) => {
      await refuseUnlessReady()
      await dexie.transaction('rw', vault, aside, async () => {
        await aside.add({ at, raw: await raw(slot) })
        await vault.delete(slot)
      })
    },
    listAside: async () => ((await database.ready()).ok ? aside.toArray() : []),
    hasTraces: async () => {
      if (!(await database.ready()).ok) return true
      const tables = ['vaultMark', 'vaultAside', ...sealedTableNames]
      const counts = await Promise.all(tables.map(async (name) => dexie.table(name).count()))
      return counts.some((count) => count > 0)
    },
  }
}
