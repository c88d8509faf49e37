import { Dexie } from 'dexie'
import { IDBDatabase, IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import { openDatabase } from '#services/db/database.ts'
import { latestVersion, versions } from '#services/db/schema.ts'
import { v1 } from '#services/db/versions/v1.ts'
import { v2 } from '#services/db/versions/v2.ts'

test('versions are numbered from 1 without a gap', () => {
  expect(versions.map(({ number }) => number)).toEqual(versions.map((_, index) => index + 1))
})

const sealedTables = ['grants', 'networks', 'journal', 'settings'] as const

test('version 1, as it was, opens with what it holds', async () => {
  const indexedDB = new IDBFactory()
  const old = new Dexie('coffer', { indexedDB, IDBKeyRange })
  v1.define(old)
  await old.open()
  expect(old.tables.map(({ name }) => name).toSorted()).toEqual(
    ['vault', 'vaultAside', 'vaultMark', ...sealedTables, 'sealedAside'].toSorted(),
  )
  const row = { key: 'k', version: 1, sealed: new Uint8Array([1, 2]) }
  await old.table('vault').put({ slot: 'a', sealed: 'text' })
  for (const name of sealedTables) await old.table(name).put(row)
  old.close()

  const database = openDatabase({ indexedDB, IDBKeyRange })
  expect(await database.ready()).toMatchObject({ ok: true })
  expect(await (await database.open()).table('vault').toArray()).toEqual([{ slot: 'a', sealed: 'text' }])
  for (const name of sealedTables) expect(await (await database.open()).table(name).toArray()).toEqual([row])
  for (const name of ['assets', 'calls']) expect(await (await database.open()).table(name).count()).toBe(0)
  expect((await database.open()).verno).toBe(latestVersion)
})

test('version 2, as it was, opens with what it holds', async () => {
  const indexedDB = new IDBFactory()
  const old = new Dexie('coffer', { indexedDB, IDBKeyRange })
  v1.define(old)
  v2.define(old)
  await old.open()
  const row = { key: 'k', version: 1, sealed: new Uint8Array([1, 2]) }
  await old.table('calls').put(row)
  await old.table('journal').put(row)
  old.close()
  const database = openDatabase({ indexedDB, IDBKeyRange })
  for (const name of ['calls', 'journal']) {
    expect(await (await database.open()).table(name).toArray()).toEqual([row])
  }
})

test('one that a later build made is told, not changed', async () => {
  const indexedDB = new IDBFactory()
  const later = new Dexie('coffer', { indexedDB, IDBKeyRange })
  v1.define(later)
  v2.define(later)
  later.version(latestVersion + 1).stores({ extra: '&key' })
  await later.open()
  await later.table('extra').put({ key: 1 })
  later.close()
  const database = openDatabase({ indexedDB, IDBKeyRange })
  expect(await database.ready()).toEqual({ ok: false, error: 'newer' })
  database.close()
  await later.open()
  expect(await later.table('extra').count()).toBe(1)
})

test('one that the browser cannot open is a value, and may be tried again', async () => {
  const indexedDB = new IDBFactory()
  const open = indexedDB.open.bind(indexedDB)
  Object.assign(indexedDB, {
    open: () => {
      throw new DOMException('broken', 'UnknownError')
    },
  })
  const database = openDatabase({ indexedDB, IDBKeyRange })
  expect(await database.ready()).toEqual({ ok: false, error: 'unreadable' })
  Object.assign(indexedDB, { open })
  expect(await database.ready()).toMatchObject({ ok: true })
})

test('a write that was reported done is on the disk', async () => {
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction')
  const database = openDatabase({ indexedDB: new IDBFactory(), IDBKeyRange })
  await (await database.open()).table('vault').put({ slot: 'a', sealed: 'text' })
  const writes = begun.mock.calls.filter(([, mode]) => mode === 'readwrite')
  expect(writes.map(([, , options]) => options)).toEqual([{ durability: 'strict' }])
  begun.mockRestore()
})
