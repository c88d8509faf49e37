import { expect, test } from 'vitest'
import { LockedError } from '#domain/locked-error.ts'
import { autoLockAlarm } from '#domain/session/session.ts'
import { createSessionWorld } from '#domain/testing/session-world.ts'

const newKey = (): Uint8Array<ArrayBuffer> => new Uint8Array(32).fill(9)
const minute = 60_000

test('locked until it is started; then the key, the deadline and the alarm are there', async () => {
  const world = createSessionWorld(5)
  const session = world.start()
  expect(await session.isUnlocked()).toBe(false)
  await expect(session.withDataKey(() => 1)).rejects.toThrow(LockedError)
  await session.start(newKey())
  expect(await session.withDataKey((key) => key.slice())).toEqual(newKey())
  expect(await session.lockAt()).toBe(5 * minute)
  expect(world.alarms.get(autoLockAlarm)).toBe(5 * minute)
  expect(world.told).toEqual(['session'])
})

test('a new worker takes the session up, before the deadline only', async () => {
  const world = createSessionWorld()
  await world.start().start(newKey())
  world.time.now = 10 * minute - 1
  expect(await world.start().withDataKey((key) => key.slice())).toEqual(newKey())
  world.time.now = 10 * minute
  const late = world.start()
  expect(await late.isUnlocked()).toBe(false)
  expect(world.store.data.size).toBe(0)
  expect(world.alarms.size).toBe(0)
})

test('the deadline is checked at each step, without any alarm', async () => {
  const world = createSessionWorld()
  const session = world.start()
  await session.start(newKey())
  world.time.now = 10 * minute
  await expect(session.withDataKey(() => 1)).rejects.toThrow(LockedError)
  expect(world.store.data.size).toBe(0)
})

test('use moves the deadline, in the store and in the alarm too', async () => {
  const world = createSessionWorld()
  const session = world.start()
  await session.start(newKey())
  world.time.now = 9 * minute
  await session.touch()
  expect(world.alarms.get(autoLockAlarm)).toBe(19 * minute)
  world.time.now = 18 * minute
  expect(await world.start().isUnlocked()).toBe(true)
  await session.setAutoLock(1)
  expect(world.alarms.get(autoLockAlarm)).toBe(19 * minute)
})

test('a lock wipes the bytes, both stores and the alarm, and tells', async () => {
  const world = createSessionWorld()
  const session = world.start()
  const key = newKey()
  await session.start(key)
  const lent: Uint8Array[] = []
  await session.withDataKey((copy) => lent.push(copy))
  let heard = 0
  session.onLock(() => {
    heard += 1
    expect(key.every((byte) => byte === 0)).toBe(true)
  })
  world.told.length = 0
  await session.lock()
  expect(heard).toBe(1)
  expect(lent.every((copy) => copy.every((byte) => byte === 0))).toBe(true)
  expect(world.store.data.size).toBe(0)
  expect(world.alarms.size).toBe(0)
  expect(world.told).toEqual(['session'])
  expect(await world.start().isUnlocked()).toBe(false)
})

test('a lock in the middle of a use cannot zero the key in its hands', async () => {
  const session = createSessionWorld().start()
  await session.start(newKey())
  const during = await session.withDataKey(async (key) => {
    await session.lock()
    return key.slice()
  })
  expect(during).toEqual(newKey())
})

test('a lock asked of a worker that only just woke locks the session it has not yet read', async () => {
  const world = createSessionWorld()
  await world.start().start(newKey())
  await world.start().lock()
  expect(world.store.data.size).toBe(0)
})

test('what is stored but makes no sense is locked', async () => {
  for (const stored of [1, { key: 'AAAA', lockAt: 1, periodMs: 1 }, { key: '!', lockAt: 9e15, periodMs: 1 }, {}]) {
    const world = createSessionWorld()
    world.store.data.set('session', stored)
    expect(await world.start().isUnlocked()).toBe(false)
  }
})

test('an unlock is unsettled, over stopped workers, until it is said to be settled; and so is the next', async () => {
  const world = createSessionWorld()
  const session = world.start()
  expect(await session.isSettled()).toBe(false)
  await session.start(newKey())
  expect(await session.isSettled()).toBe(false)
  const next = world.start()
  expect(await next.isSettled()).toBe(false)
  await next.settling()()
  expect(await next.isSettled()).toBe(true)
  expect(await world.start().isSettled()).toBe(true)
  await next.lock()
  expect(await next.isSettled()).toBe(false)
  await next.start(newKey())
  expect(await next.isSettled()).toBe(false)
})

test('what began before another unlock, or ends after a lock, settles nothing', async () => {
  const world = createSessionWorld()
  const session = world.start()
  await session.start(newKey())
  const settle = session.settling()
  await session.lock()
  await settle()
  expect(world.store.data.size).toBe(0)
  await session.start(newKey())
  await settle()
  expect(await session.isSettled()).toBe(false)
})
