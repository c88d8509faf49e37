import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { LockedError } from '#domain/locked-error.ts'
import { createSessionWorld } from '#domain/testing/session-world.ts'
import { openDatabase } from '#services/db/database.ts'
import type { SealedTableName } from '#services/db/schema.ts'
import { createSealedTable } from '#services/db/sealed-table.ts'
import { random } from '#services/system.ts'

const Row = v.object({ note: v.string(), count: v.number() })

async function world(dataKey = new Uint8Array(32).fill(1), indexedDB = new IDBFactory()) {
  const database = openDatabase({ indexedDB, IDBKeyRange })
  const session = createSessionWorld().start()
  await session.start(dataKey)
  const open = (name: SealedTableName) => createSealedTable({ database, name, schema: Row, session, random })
  return { indexedDB, database, session, open, grants: open('grants') }
}

test('gives back what was put, under its id, until it is deleted', async () => {
  const { grants } = await world()
  await grants.put('one', { note: 'a', count: 1 })
  await grants.put('two', { note: 'b', count: 2 })
  await grants.put('one', { note: 'c', count: 3 })
  expect(await grants.get('one')).toEqual({ note: 'c', count: 3 })
  expect(await grants.get('three')).toBeNull()
  expect((await grants.all()).map(({ note }) => note).toSorted()).toEqual(['b', 'c'])
  await grants.delete('one')
  expect(await grants.get('one')).toBeNull()
})

test('updates are alone with their row', async () => {
  const { grants } = await world()
  const bump = () => grants.update('n', (row) => ({ note: 'n', count: (row?.count ?? 0) + 1 }))
  await Promise.all(Array.from({ length: 20 }, bump))
  expect(await grants.get('n')).toEqual({ note: 'n', count: 20 })
  expect(await grants.update('n', () => null)).toEqual({ note: 'n', count: 20 })
  await expect(
    grants.update('n', () => {
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await grants.get('n')).toEqual({ note: 'n', count: 20 })
})

test('locked: every way in throws', async () => {
  const { grants, session } = await world()
  await grants.put('one', { note: 'a', count: 1 })
  await session.lock()
  for (const attempt of [
    grants.get('one'),
    grants.all(),
    grants.put('one', { note: 'a', count: 1 }),
    grants.delete('one'),
    grants.update('one', (row) => row),
    grants.countUnreadable(),
  ]) {
    await expect(attempt).rejects.toThrow(LockedError)
  }
})

test('another data key neither opens a row nor finds its place', async () => {
  const first = await world()
  await first.grants.put('one', { note: 'a', count: 1 })
  const second = await world(new Uint8Array(32).fill(2), first.indexedDB)
  expect(await second.grants.get('one')).toBeNull()
  expect(await second.grants.all()).toEqual([])
  expect(await second.grants.countUnreadable()).toBe(1)
  await second.grants.put('one', { note: 'b', count: 2 })
  expect(await first.grants.get('one')).toEqual({ note: 'a', count: 1 })
})

test('a row that was changed, moved to another place or another table does not open and is kept', async () => {
  const { database, grants, open } = await world()
  await grants.put('one', { note: 'a', count: 1 })
  await grants.put('two', { note: 'b', count: 2 })
  const table = (await database.open()).table<{ key: string; version: number; sealed: Uint8Array }, string>('grants')
  const [first, second] = await table.toArray()
  if (first === undefined || second === undefined) throw new Error('no rows')

  await (await database.open()).table('journal').put(first)
  expect(await open('journal').all()).toEqual([])

  await table.put({ ...first, sealed: second.sealed })
  expect(await grants.all()).toHaveLength(1)

  const flipped = first.sealed.slice()
  flipped[30] = (flipped[30] ?? 0) ^ 1
  for (const damaged of [
    { ...first, sealed: flipped },
    { ...first, version: 2 },
    { ...first, sealed: 'text' },
  ]) {
    await (await database.open()).table('grants').put(damaged)
    expect(await grants.all()).toHaveLength(1)
    expect(await grants.countUnreadable()).toBe(1)
  }

  await grants.put('one', { note: 'new', count: 5 })
  await grants.put('two', { note: 'new', count: 5 })
  expect(await (await database.open()).table('sealedAside').toArray()).toEqual([
    { id: 1, table: 'grants', row: { ...first, sealed: 'text' } },
  ])
})

test('lengths are rounded, so that they tell little', async () => {
  const { database, grants } = await world()
  await grants.put('short', { note: '', count: 1 })
  await grants.put('long', { note: 'x'.repeat(150), count: 1 })
  const rows = await (await database.open()).table<{ sealed: Uint8Array }, string>('grants').toArray()
  expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1)
})
