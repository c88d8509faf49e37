import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { account, chain, otherAccount, otherSite, site } from '#domain/approvals/testing/queue.ts'
import { createPermissions, Grant } from '#domain/permissions/permissions.ts'
import { memoryTable } from '#domain/testing/memory.ts'

function start() {
  const table = memoryTable<Grant>()
  const notify = vi.fn()
  let now = 1_000
  let lock = (): void => undefined
  const permissions = createPermissions({
    table,
    isUnlocked: () => Promise.resolve(!table.locked),
    onLock: (listener) => (lock = listener),
    clock: { now: () => now },
    notify,
  })
  return {
    table,
    notify,
    permissions,
    lock: () => {
      lock()
    },
    later: () => {
      now += 1_000
    },
  }
}

test('a grant is what was given, and the first account is the current one', async () => {
  const { permissions, notify } = start()
  expect(await permissions.get(site)).toBeNull()
  await permissions.grant(site, [otherAccount, account], chain)
  expect(await permissions.get(site)).toEqual({
    origin: site,
    accounts: [otherAccount, account],
    chainId: 1,
    chains: [1],
    grantedAt: 1_000,
  })
  expect(await permissions.get(otherSite)).toBeNull()
  expect(notify).toHaveBeenCalledExactlyOnceWith('sites')
})

test('given again it keeps the day it began', async () => {
  const { permissions, later } = start()
  await permissions.grant(site, [account], chain)
  later()
  await permissions.grant(site, [otherAccount], chain)
  expect(await permissions.list()).toEqual([
    { origin: site, accounts: [otherAccount], chainId: 1, chains: [1], grantedAt: 1_000 },
  ])
})

test('another chain is for a site that is connected only', async () => {
  const { permissions } = start()
  const polygon = 137 as typeof chain
  await permissions.setChain(site, polygon)
  expect(await permissions.get(site)).toBeNull()
  await permissions.grant(site, [account], chain)
  await permissions.setChain(site, polygon)
  expect(await permissions.get(site)).toMatchObject({ chainId: 137, chains: [1, 137] })
  await permissions.setChain(site, chain)
  expect(await permissions.get(site)).toMatchObject({ chainId: 1, chains: [1, 137] })
})

test('several networks may be given, and taken back but for the one it is on', async () => {
  const { permissions } = start()
  const [base, polygon] = [8453 as typeof chain, 137 as typeof chain]
  await permissions.keepChains(site, [])
  expect(await permissions.get(site)).toBeNull()
  await permissions.grant(site, [account], polygon, [base, base, chain])
  expect((await permissions.get(site))?.chains).toEqual([137, 8453, 1])
  await permissions.keepChains(site, [base, 5 as typeof chain])
  expect((await permissions.get(site))?.chains).toEqual([137, 8453])
})

test('other accounts are for a site that is connected only, and its network stays', async () => {
  const { permissions, later } = start()
  await permissions.setAccounts(site, [account])
  expect(await permissions.get(site)).toBeNull()
  await permissions.grant(site, [account], chain)
  later()
  await permissions.setAccounts(site, [otherAccount, account])
  expect(await permissions.get(site)).toMatchObject({
    accounts: [otherAccount, account],
    chains: [1],
    grantedAt: 1_000,
  })
})

test('a row from before there were several networks has the one', () => {
  expect(v.parse(Grant, { origin: site, accounts: [account], chainId: 137, grantedAt: 1 })).toEqual({
    origin: site,
    accounts: [account],
    chainId: 137,
    chains: [137],
    grantedAt: 1,
  })
})

test('taken back is gone', async () => {
  const { permissions, table } = start()
  await permissions.grant(site, [account], chain)
  await permissions.revoke(site)
  expect(await permissions.get(site)).toBeNull()
  expect(table.rows.size).toBe(0)
})

test('while locked nothing is known, though it was a moment ago', async () => {
  const { permissions, table } = start()
  await permissions.grant(site, [account], chain)
  table.locked = true
  expect(await permissions.get(site)).toBeNull()
  await expect(permissions.list()).rejects.toThrow()
  table.locked = false
  expect((await permissions.get(site))?.accounts).toEqual([account])
})

test('what was read once is not opened again', async () => {
  const { permissions, table } = start()
  const get = vi.spyOn(table, 'get')
  await permissions.get(site)
  await permissions.get(site)
  expect(get).toHaveBeenCalledOnce()
})

test('what was read of one wallet is not told of the next', async () => {
  const { permissions, table, lock } = start()
  await permissions.grant(site, [account], chain)
  await table.delete(site)
  expect(await permissions.get(site)).not.toBeNull()
  lock()
  expect(await permissions.get(site)).toBeNull()
})
