import { expect, test, vi } from 'vitest'
import { memoryLock, memoryStore, otherSite, site } from '#domain/approvals/testing/queue.ts'
import { memoryTable } from '#domain/testing/memory.ts'
import type { Saying } from '#domain/visibility/plan.ts'
import { createVisibility, type SiteChoices } from '#domain/visibility/visibility.ts'

function start() {
  const table = memoryTable<SiteChoices>()
  const local = memoryStore()
  const session = memoryStore()
  const notify = vi.fn()
  const said: { sayings: readonly Saying[]; keep: boolean }[] = []
  const words = {
    placeOf: (origin: string) => origin,
    set: vi.fn((sayings: readonly Saying[], keep: boolean) => {
      said.push({ sayings, keep })
      return Promise.resolve()
    }),
    isSet: (sayings: readonly Saying[]) =>
      Promise.resolve(JSON.stringify(said.at(-1)?.sayings) === JSON.stringify(sayings)),
  }
  const worker = () =>
    createVisibility({
      table,
      local,
      session,
      words,
      notify,
      isUnlocked: () => Promise.resolve(!table.locked),
      lock: memoryLock(),
    })
  return { table, local, session, notify, said, words, worker, visibility: worker() }
}

test('a choice for a site is kept sealed, told to the browser, and forgotten with the last of its parts', async () => {
  const { visibility, local, said, notify, table } = start()
  await visibility.choose(site, { isMetaMask: false })
  expect(await visibility.list()).toEqual([
    { origin: site, shown: null, ownsEthereum: null, isMetaMask: false, blocked: false },
  ])
  expect(said.at(-1)).toEqual({
    sayings: [{ id: 'site-as-10', word: 'as-10', kept: false, only: [site] }],
    keep: false,
  })
  expect(await local.get('provider-visibility')).toBeUndefined()
  expect([...table.rows.values()].join()).toContain(site)
  expect(notify).toHaveBeenCalledWith('settings')
  await visibility.choose(site, { isMetaMask: null })
  expect(await visibility.list()).toEqual([])
})

test('that some site is hidden is known before an unlock, and not which', async () => {
  const { visibility, worker, local, said, table } = start()
  await visibility.choose(site, { shown: false })
  expect(JSON.stringify(await local.get('provider-visibility'))).not.toContain(site)
  table.locked = true
  await worker().apply()
  expect(said.at(-1)).toEqual({ sayings: [{ id: 'all', word: 'hide', kept: true, except: [] }], keep: true })
})

test('the mode holds for the next worker, locked or not', async () => {
  const { visibility, worker, said, table } = start()
  await visibility.setDefaults({ mode: 'after-click', ownsEthereum: true, isMetaMask: true })
  table.locked = true
  const next = worker()
  expect((await next.defaults()).mode).toBe('after-click')
  await next.apply()
  expect(said.at(-1)?.sayings.map(({ word }) => word)).toEqual(['hide'])
})

test('what lies there and is no choice counts as none', async () => {
  const { visibility, local } = start()
  await local.set('provider-visibility', { defaults: { mode: 'sideways' } })
  expect((await visibility.defaults()).mode).toBe('everywhere')
})

test('a blocked site stays so over a lock and over a new worker', async () => {
  const { visibility, worker, table } = start()
  await visibility.choose(site, { blocked: true })
  table.locked = true
  expect(await worker().isBlocked(site)).toBe(true)
  expect(await worker().isBlocked(otherSite)).toBe(false)
})

test('right after the first unlock a blocked site is known from what is sealed', async () => {
  const { visibility, session, worker, table } = start()
  await visibility.choose(site, { blocked: true })
  await session.remove('blocked-sites')
  expect(await worker().isBlocked(site)).toBe(true)
  table.locked = true
  expect(await worker().isBlocked(site)).toBe(false)
})

test('a browser that refuses loses no choice, and it is seen that it is not in effect', async () => {
  const { visibility, words } = start()
  words.set.mockRejectedValueOnce(new Error('no'))
  await expect(visibility.choose(site, { shown: false })).rejects.toThrow('no')
  expect((await visibility.list()).length).toBe(1)
  expect(await visibility.isInEffect()).toBe(false)
  await visibility.apply()
  expect(await visibility.isInEffect()).toBe(true)
})
