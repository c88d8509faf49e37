import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { networksHandlers } from '#background/handlers/networks.ts'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { err, ok, type Result } from '#core/result.ts'
import { createNetworks, type NetworkChoice, type NetworkRow } from '#domain/networks/networks.ts'
import { RpcUrl } from '#domain/networks/rpc-url.ts'
import type { ChainRpc, Rpc, RpcFailure } from '#domain/ports.ts'
import { memoryTable } from '#domain/testing/memory.ts'

const id = (value: number) => v.parse(ChainId, value)
const ethereum = id(1)

function setUp(answer: Result<unknown, RpcFailure>) {
  const rpc = vi.fn<Rpc>(() => Promise.resolve(answer))
  const chainRpc = vi.fn<ChainRpc>(() => Promise.resolve(answer))
  const networks = createNetworks({
    networks: memoryTable<NetworkRow>(),
    choice: memoryTable<NetworkChoice>(),
    notify: () => undefined,
  })
  return { networks, rpc, chainRpc, handlers: networksHandlers({ networks, rpc, chainRpc }) }
}

const mine = 'https://mine.example/key'
const added = {
  chainId: id(777),
  name: 'Mine',
  currency: { name: 'Mine', symbol: 'MINE', decimals: 18 as const },
  rpcUrls: [v.parse(RpcUrl, mine)],
  explorerUrl: null,
  testnet: false,
}

test("choosing a network's own endpoint sends nothing, so that it works offline too", async () => {
  const { handlers, networks, rpc } = setUp(err({ kind: 'unreachable' }))
  const own = (await networks.get(ethereum))?.rpcUrl ?? ''
  expect(await handlers['networks.choose']({ chainId: ethereum, rpcUrl: own })).toEqual(ok({}))
  expect(await networks.chosen()).toBe(true)
  expect(rpc).not.toHaveBeenCalled()
})

test.each<[string, Result<unknown, RpcFailure>, string, object]>([
  ['of another chain', ok('0x5'), mine, { reason: 'wrong-chain', actual: 5 }],
  ['silent', err({ kind: 'timeout' }), mine, { reason: 'timeout' }],
  ['HTML', ok('<html>'), mine, { reason: 'malformed' }],
  ['insecure', ok('0x1'), 'http://mine.example', { reason: 'insecure' }],
  ['no URL', ok('0x1'), 'mine', { reason: 'unreachable' }],
])('an endpoint that is %s is neither chosen nor set', async (_, answer, rpcUrl, problem) => {
  const { handlers, networks } = setUp(answer)
  const before = await networks.get(ethereum)
  expect(await handlers['networks.choose']({ chainId: ethereum, rpcUrl })).toEqual(err(problem))
  expect(await handlers['networks.setRpcUrl']({ chainId: ethereum, rpcUrl })).toEqual(err(problem))
  expect(await networks.chosen()).toBe(false)
  expect(await networks.get(ethereum)).toEqual(before)
})

test('an endpoint of the right chain is set, and null takes it away', async () => {
  const { handlers, networks } = setUp(ok('0x1'))
  const before = await networks.get(ethereum)
  expect(await handlers['networks.setRpcUrl']({ chainId: ethereum, rpcUrl: mine })).toEqual(ok({}))
  expect((await networks.get(ethereum))?.rpcUrl).toBe(mine)
  expect(await handlers['networks.setRpcUrl']({ chainId: ethereum, rpcUrl: null })).toEqual(ok({}))
  expect(await networks.get(ethereum)).toEqual(before)
})

test('an unknown network has no endpoint', async () => {
  const { handlers } = setUp(ok('0x309'))
  const problem = err({ reason: 'unknown-chain' })
  expect(await handlers['networks.choose']({ chainId: id(777), rpcUrl: mine })).toEqual(problem)
  expect(await handlers['networks.setRpcUrl']({ chainId: id(777), rpcUrl: mine })).toEqual(problem)
})

test('a network is added once, after its node said which chain it is, selected, and removed', async () => {
  const { handlers } = setUp(ok('0x309'))
  expect(await handlers['networks.add'](added)).toEqual(ok({}))
  expect(await handlers['networks.add'](added)).toEqual(err({ reason: 'exists' }))
  expect(await handlers['networks.add']({ ...added, chainId: ethereum })).toEqual(err({ reason: 'exists' }))
  expect(await handlers['networks.add']({ ...added, chainId: id(778) })).toEqual(
    err({ reason: 'wrong-chain', actual: 777 }),
  )
  await handlers['networks.select']({ chainId: id(777) })
  const list = await handlers['networks.list']({})
  expect(list.filter((network) => network.selected)).toEqual([
    { ...added, rpcUrl: mine, source: 'user', selected: true },
  ])
  await handlers['networks.remove']({ chainId: id(777) })
  expect((await handlers['networks.list']({})).find((network) => network.selected)?.chainId).toBe(1)
})

test.each<[Result<unknown, RpcFailure>, Result<unknown, unknown>]>([
  [ok('0x0'), ok({ wei: '0x0' })],
  [ok(null), err({ reason: 'malformed' })],
  [ok('12'), err({ reason: 'malformed' })],
  [err({ kind: 'too-large' }), err({ reason: 'malformed' })],
  [err({ kind: 'locked' }), err({ reason: 'unreachable' })],
  [err({ kind: 'not-consented' }), err({ reason: 'not-consented' })],
  [err({ kind: 'refused', code: 1, message: '' }), err({ reason: 'refused' })],
])('a balance of %j is %j', async (answer, expected) => {
  const { handlers } = setUp(answer)
  const address = v.parse(Address, `0x${'11'.repeat(20)}`)
  expect(await handlers['networks.balance']({ chainId: ethereum, address })).toEqual(expected)
})

test('the balance on another network than the chosen one is not asked for, so that no server hears of it', async () => {
  const { handlers, networks, chainRpc } = setUp(ok('0x5'))
  await networks.select(id(31_337))
  const address = v.parse(Address, '0x00000000000000000000000000000000000000b0')
  expect(await handlers['networks.balance']({ chainId: ethereum, address })).toEqual(err({ reason: 'not-consented' }))
  expect(chainRpc).not.toHaveBeenCalled()
})
