import { expect, test } from 'vitest'
import { assetsHandlers } from '#background/handlers/assets.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { createAssets, type WatchedAsset } from '#domain/assets/assets.ts'
import { createNetworks, type NetworkChoice, type NetworkRow } from '#domain/networks/networks.ts'
import { contractNode, erc20, type FakeContract } from '#domain/testing/contracts.ts'
import { memoryTable } from '#domain/testing/memory.ts'
import { address, asset, token } from '#domain/testing/subjects.ts'
import { testChain } from '#domain/testing/transactions.ts'

async function setUp(contracts: Readonly<Record<string, FakeContract>>) {
  const notify = () => undefined
  const calls: string[] = []
  const networks = createNetworks({ networks: memoryTable<NetworkRow>(), choice: memoryTable<NetworkChoice>(), notify })
  await networks.select(testChain)
  let now = 0
  const assets = createAssets({ table: memoryTable<WatchedAsset>(), clock: { now: () => (now += 1) }, notify })
  const node = contractNode(contracts)
  const handlers = assetsHandlers({
    assets,
    networks,
    chainRpc: (_, method, params) => {
      calls.push(method)
      return Promise.resolve(node(method, params))
    },
  })
  return { networks, assets, handlers, calls }
}

const at = { chainId: testChain, address: token }
const owner = { chainId: testChain, address: address('1') }

test('a token is read, added by hand, listed and taken away', async () => {
  const { handlers } = await setUp({ [token]: erc20() })
  const pln = { ...asset().asset, name: 'Polish zloty', decimals: 6 }
  expect(await handlers['assets.read'](at)).toEqual(ok(pln))
  expect(await handlers['assets.list']({ chainId: testChain })).toEqual([])
  expect(await handlers['assets.add'](at)).toEqual(ok({}))
  expect(await handlers['assets.list']({ chainId: testChain })).toEqual([pln])
  await handlers['assets.remove']({ id: `${String(testChain)}:${token}` })
  expect(await handlers['assets.list']({ chainId: testChain })).toEqual([])
})

test('one contract that does not answer hides no other, and is not zero', async () => {
  const { handlers, assets } = await setUp({ [token]: erc20() })
  await assets.watch(asset({ address: address('d') }).asset)
  await assets.watch(asset().asset)
  expect(await handlers['assets.balances'](owner)).toEqual([
    { id: `${String(testChain)}:${address('d')}`, balance: err({ reason: 'malformed' }) },
    { id: `${String(testChain)}:${token}`, balance: ok({ amount: quantity(1_500_000n) }) },
  ])
})

test('what is no token is not added', async () => {
  const { handlers } = await setUp({})
  expect(await handlers['assets.add'](at)).toEqual(err({ reason: 'no-contract' }))
  expect(await handlers['assets.list']({ chainId: testChain })).toEqual([])
})

test('the node of a network that is not chosen is asked nothing', async () => {
  const { handlers, assets, networks, calls } = await setUp({ [token]: erc20() })
  await assets.watch(asset().asset)
  await networks.select(1 as typeof testChain)
  expect(await handlers['assets.read'](at)).toEqual(err({ reason: 'not-consented' }))
  expect(await handlers['assets.balances'](owner)).toMatchObject([{ balance: err({ reason: 'not-consented' }) }])
  expect(calls).toEqual([])
})
