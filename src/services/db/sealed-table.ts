import type { Dexie, Table } from 'dexie'
import type * as v from 'valibot'
import type { DataKeyAccess } from '#domain/session/session.ts'
import type { Random, SealedTable } from '#domain/ports.ts'
import type { Database } from '#services/db/database.ts'
import type { SealedTableName } from '#services/db/schema.ts'
import {
  blindedKey,
  freshNonceBytes,
  openRow,
  sealRow,
  tableKeys,
  wipeTableKeys,
  type TableKeys,
} from '#services/db/sealed-row.ts'

export type CountingSealedTable<Row> = SealedTable<Row> & {
  /** Rows that are kept but do not open. */
  readonly countUnreadable: () => Promise<number>
}

type Rows = Table<unknown, string>
type Aside = Table<{ readonly table: string; readonly row: unknown }, number>

/**
 * A table of sealed JSON rows. A row that does not open reads as absent and stays where it is; when its place is
 * written again it is first moved aside. Ciphers here are synchronous, so that a transaction never waits for one.
 */
export function createSealedTable<Row>(deps: {
  readonly database: Database
  readonly name: SealedTableName
  /** Takes back what `JSON.stringify` made of a row. */
  readonly schema: v.GenericSchema<unknown, Row>
  readonly session: DataKeyAccess
  readonly random: Random
}): CountingSealedTable<Row> {
  const { database, name, schema, session, random } = deps

  const withKeys = <T>(use: (keys: TableKeys, dexie: Dexie, table: Rows) => Promise<T>): Promise<T> =>
    session.withDataKey(async (dataKey) => {
      const keys = tableKeys(dataKey, name)
      try {
        const dexie = await database.open()
        return await use(keys, dexie, dexie.table(name))
      } finally {
        wipeTableKeys(keys)
      }
    })

  const open = (keys: TableKeys, stored: unknown): { readonly row: Row } | null =>
    openRow(keys, { table: name, schema, stored })

  const update = (id: string, change: (row: Row | null) => Row | null): Promise<Row | null> =>
    withKeys(async (keys, dexie, table) => {
      const key = blindedKey(keys, id)
      const aside: Aside = dexie.table('sealedAside')
      return dexie.transaction('rw', table, aside, async () => {
        const stored = await table.get(key)
        const opened = stored === undefined ? null : open(keys, stored)
        const before = opened === null ? null : opened.row
        const row = change(before)
        if (row === null) return before
        if (stored !== undefined && opened === null) await aside.add({ table: name, row: stored })
        await table.put(sealRow(keys, { table: name, key, row, nonce: random.bytes(freshNonceBytes) }))
        return row
      })
    })

  return {
    get: (id) =>
      withKeys(async (keys, _, table) => {
        const opened = open(keys, await table.get(blindedKey(keys, id)))
        return opened === null ? null : opened.row
      }),
    all: () =>
      withKeys(async (keys, _, table) =>
        (await table.toArray()).flatMap((stored) => {
          const opened = open(keys, stored)
          return opened === null ? [] : [opened.row]
        }),
      ),
    put: async (id, row) => {
      await update(id, () => row)
    },
    delete: (id) => withKeys((keys, _, table) => table.delete(blindedKey(keys, id))),
    update,
    countUnreadable: () =>
      withKeys(
        async (keys, _, table) => (await table.toArray()).filter((stored) => open(keys, stored) === null).length,
      ),
  }
}
