import { expect, test, vi } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { assetId, type Asset } from '#domain/assets/asset.ts'
import { createAssets, type WatchedAsset } from '#domain/assets/assets.ts'
import { LockedError } from '#domain/locked-error.ts'
import { memoryTable } from '#domain/testing/memory.ts'
import { address, asset } from '#domain/testing/subjects.ts'
import { testChain } from '#domain/testing/transactions.ts'

const card = (id: bigint): Asset => ({
  type: 'erc721',
  chainId: testChain,
  address: address('a'),
  tokenId: quantity(id),
  symbol: null,
  name: null,
})

function setUp() {
  const table = memoryTable<WatchedAsset>()
  const notify = vi.fn()
  let now = 0
  return { table, notify, assets: createAssets({ table, clock: { now: () => (now += 1) }, notify }) }
}

test('keeps what is watched, in order, and each network apart', async () => {
  const { assets, notify } = setUp()
  const { asset: pln } = asset()
  await assets.watch(pln)
  await assets.watch(card(7n))
  await assets.watch(card(8n))
  await assets.watch(pln)
  expect(await assets.list(testChain)).toEqual([pln, card(7n), card(8n)])
  expect(await assets.list(1)).toEqual([])
  expect(await assets.isWatched(card(8n))).toBe(true)
  expect(await assets.isWatched(card(9n))).toBe(false)
  expect(notify).toHaveBeenCalledWith('assets')
})

test('what is taken away is gone', async () => {
  const { assets } = setUp()
  await assets.watch(card(7n))
  await assets.unwatch(assetId(card(7n)))
  await assets.unwatch('nothing')
  expect(await assets.list(testChain)).toEqual([])
})

test('nothing is known while locked', async () => {
  const { assets, table } = setUp()
  table.locked = true
  await expect(assets.list(testChain)).rejects.toThrow(LockedError)
})
