import { beforeEach, expect, test } from 'vitest'
import { LockedError } from '#domain/locked-error.ts'
import type { SealedTable } from '#domain/ports.ts'
import { remembering } from '#domain/remembering.ts'
import { memoryTable, type MemoryTable } from '#domain/testing/memory.ts'

let table: MemoryTable<number>
let reads: string[]
/** What a read waits for after it has found its row. */
let arrival: Promise<void>
let lock: () => void
let made: SealedTable<number>

beforeEach(() => {
  table = memoryTable<number>()
  reads = []
  arrival = Promise.resolve()
  const slow = {
    ...table,
    get: async (id: string) => {
      reads.push(id)
      const row = await table.get(id)
      await arrival
      return row
    },
  }
  made = remembering(slow, {
    isUnlocked: () => Promise.resolve(!table.locked),
    onLock: (listener) => {
      lock = () => {
        table.locked = true
        listener()
      }
    },
  })
})

test('what was read or written is not read again, absence included', async () => {
  await table.put('a', 1)
  expect([await made.get('a'), await made.get('a'), await made.get('b'), await made.get('b')]).toEqual([
    1,
    1,
    null,
    null,
  ])
  expect(reads).toEqual(['a', 'b'])
  await made.put('a', 2)
  expect(await made.update('b', () => 3)).toBe(3)
  expect([await made.get('a'), await made.get('b')]).toEqual([2, 3])
  expect(await made.update('a', () => null)).toBe(2)
  await made.delete('b')
  expect([await made.get('a'), await made.get('b'), await made.all()]).toEqual([2, null, [2]])
  expect(reads).toEqual(['a', 'b'])
})

test('a read that was on its way brings nothing back that was changed meanwhile', async () => {
  await table.put('a', 1)
  const late = Promise.withResolvers<undefined>()
  arrival = late.promise
  const reading = made.get('a')
  await made.put('a', 2)
  late.resolve(undefined)
  await reading
  expect(await made.get('a')).toBe(2)
})

test('a lock ends all memory, also of what is on its way', async () => {
  await table.put('a', 1)
  await table.put('b', 2)
  await made.get('a')
  const late = Promise.withResolvers<undefined>()
  arrival = late.promise
  const reading = made.get('b')
  await Promise.resolve()
  lock()
  late.resolve(undefined)
  await reading
  await expect(made.get('a')).rejects.toThrow(LockedError)
  table.locked = false
  table.rows.clear()
  expect([await made.get('a'), await made.get('b')]).toEqual([null, null])
})

test('after a write that failed the table is asked', async () => {
  await made.put('a', 1)
  const refuse = () => {
    throw new Error('no')
  }
  await expect(made.update('a', refuse)).rejects.toThrow('no')
  reads.length = 0
  expect(await made.get('a')).toBe(1)
  expect(reads).toEqual(['a'])
})
