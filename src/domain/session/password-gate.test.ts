import { expect, test } from 'vitest'
import { err, ok, type Result } from '#core/result.ts'
import { createPasswordGate } from '#domain/session/password-gate.ts'
import { createMemoryStore } from '#domain/testing/memory-store.ts'
import type { Lock } from '#domain/ports.ts'
import type { VaultRefusal } from '#domain/vault/vault.ts'

function queue(): Lock {
  let tail: Promise<unknown> = Promise.resolve()
  return (_, work) => {
    const turn = tail.then(work, work)
    tail = turn
    return turn
  }
}

function world() {
  const local = createMemoryStore()
  const time = { now: 1_000 }
  const start = () => createPasswordGate({ local, clock: { now: () => time.now }, lock: queue() })
  return { local, time, start }
}

const wrong = (): Promise<Result<never, VaultRefusal>> => Promise.resolve(err('wrong-password'))
const right = (): Promise<Result<string, VaultRefusal>> => Promise.resolve(ok('key'))

test('the fifth failure costs 2 s, in which nothing is tried, even by a new worker', async () => {
  const { time, start } = world()
  for (let count = 0; count < 5; count += 1) {
    expect(await start().attempt(wrong)).toEqual({ ok: false, error: { reason: 'wrong-password' } })
  }
  let tried = 0
  const counted = (): Promise<Result<string, VaultRefusal>> => {
    tried += 1
    return right()
  }
  expect(await start().attempt(counted)).toEqual({ ok: false, error: { reason: 'wait', retryAt: 3_000 } })
  expect(await start().retryAt()).toBe(3_000)
  expect(tried).toBe(0)
  time.now = 3_000
  expect(await start().attempt(counted)).toEqual({ ok: true, value: 'key' })
  expect(await start().retryAt()).toBeNull()
})

test('success forgets the failures, other outcomes do not count', async () => {
  const { local, start } = world()
  await start().attempt(wrong)
  await start().attempt(() => Promise.resolve(err('damaged')))
  await expect(start().attempt(() => Promise.reject(new Error('out of memory')))).rejects.toThrow('out of memory')
  expect(local.data.get('unlock-failures')).toEqual({ failures: 1, at: 1_000 })
  await start().attempt(right)
  expect(local.data.size).toBe(0)
})

test('an attempt counts before it is tried, so that stopping the worker buys nothing', async () => {
  const { local, start } = world()
  const never = new Promise<Result<never, VaultRefusal>>(() => undefined)
  void start().attempt(() => never)
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(local.data.get('unlock-failures')).toEqual({ failures: 1, at: 1_000 })
})

test('attempts run one at a time', async () => {
  const gate = world().start()
  let running = 0
  let most = 0
  const slow = async (): Promise<Result<string, VaultRefusal>> => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 0))
    running -= 1
    return ok('key')
  }
  await Promise.all([gate.attempt(slow), gate.attempt(slow), gate.attempt(slow)])
  expect(most).toBe(1)
})

test('a clock set back by a year does not lock out for a year', async () => {
  const { time, start } = world()
  time.now = 365 * 86_400_000
  for (let count = 0; count < 6; count += 1) {
    time.now += 10_000
    await start().attempt(wrong)
  }
  time.now = 0
  expect(await start().retryAt()).toBe(4_000)
  time.now = 4_000
  expect(await start().attempt(right)).toMatchObject({ ok: true })
})

test('a damaged record counts as none', async () => {
  const { local, start } = world()
  local.data.set('unlock-failures', { failures: 'many', at: Number.NaN })
  expect(await start().retryAt()).toBeNull()
})
