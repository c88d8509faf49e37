import type { Dexie, Table } from 'dexie'
import { ok } from '#core/result.ts'
import type { SlotName, VaultCopyStore } from '#domain/vault/copy-store.ts'
import type { Database } from '#services/db/database.ts'
import { sealedTableNames, type VaultAsideRow, type VaultRow } from '#services/db/schema.ts'

const vaultOf = (dexie: Dexie): Table<VaultRow, string> => dexie.table('vault')
const asideOf = (dexie: Dexie): Table<VaultAsideRow, number> => dexie.table('vaultAside')
const markOf = (dexie: Dexie): Table<{ readonly name: string }, string> => dexie.table('vaultMark')

const rawOf = async (dexie: Dexie, slot: SlotName): Promise<unknown> => (await vaultOf(dexie).get(slot))?.sealed

/** The sealed vault in IndexedDB. */
export const createDatabaseCopy = (database: Database): VaultCopyStore => ({
  readSlots: async () => {
    const ready = await database.ready()
    return ready.ok ? ok({ a: await rawOf(ready.value, 'a'), b: await rawOf(ready.value, 'b') }) : ready
  },
  writeSlot: async (slot, text) => {
    const dexie = await database.open()
    await dexie.transaction('rw', vaultOf(dexie), markOf(dexie), async () => {
      await markOf(dexie).put({ name: 'made' })
      await vaultOf(dexie).put({ slot, sealed: text })
    })
  },
  clearSlot: async (slot) => {
    await vaultOf(await database.open()).delete(slot)
  },
  setAside: async (slot, at) => {
    const dexie = await database.open()
    await dexie.transaction('rw', vaultOf(dexie), asideOf(dexie), async () => {
      await asideOf(dexie).add({ at, raw: await rawOf(dexie, slot) })
      await vaultOf(dexie).delete(slot)
    })
  },
  leaveUnreadable: () => database.leaveUnreadable(),
  listAside: async () => {
    const ready = await database.ready()
    return ready.ok ? asideOf(ready.value).toArray() : []
  },
  hasTraces: async () => {
    const ready = await database.ready()
    if (!ready.ok) return true
    const tables = ['vaultMark', 'vaultAside', ...sealedTableNames]
    const counts = await Promise.all(tables.map(async (name) => ready.value.table(name).count()))
    return counts.some((count) => count > 0)
  },
})
