import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { ChainId } from '#core/chain-id.ts'
import { builtInNetworks } from '#domain/networks/built-in.ts'
import { createNetworks, type NetworkChoice, type NetworkRow } from '#domain/networks/networks.ts'
import { RpcUrl } from '#domain/networks/rpc-url.ts'
import { memoryTable } from '#domain/testing/memory.ts'

const id = (value: number) => v.parse(ChainId, value)
const url = (text: string) => v.parse(RpcUrl, text)

function setUp() {
  const networks = memoryTable<NetworkRow>()
  const choice = memoryTable<NetworkChoice>()
  const notify = vi.fn()
  return { networks, choice, notify, made: createNetworks({ networks, choice, notify }) }
}

const site = {
  chainId: id(777),
  name: 'Site Chain',
  currency: { name: 'Site', symbol: 'SITE', decimals: 18 as const },
  rpcUrls: [url('https://site.example')],
  explorerUrl: null,
  testnet: false,
  source: 'site' as const,
}

test('knows the built-in networks, Ethereum first and selected, nothing chosen', async () => {
  const { made } = setUp()
  expect(await made.list()).toEqual(builtInNetworks)
  expect(await made.selected()).toBe(1)
  expect(await made.chosen()).toBe(false)
  expect((await made.get(id(31_337)))?.rpcUrl).toBe('http://127.0.0.1:8545')
})

test('while locked only the built-in ones are known, and nothing is chosen', async () => {
  const { made, networks, choice } = setUp()
  await made.add(site)
  await made.choose(id(777), url('https://other.example'))
  networks.locked = true
  choice.locked = true
  expect(await made.list()).toEqual(builtInNetworks)
  expect(await made.get(id(777))).toBeNull()
  expect(await made.selected()).toBe(1)
  expect(await made.chosen()).toBe(false)
})

test('a site adds a network once, and never over a known one', async () => {
  const { made } = setUp()
  expect(await made.add(site)).toEqual({ ok: true, value: undefined })
  expect(await made.get(id(777))).toMatchObject({ name: 'Site Chain', rpcUrl: 'https://site.example', source: 'site' })
  const again = { ...site, rpcUrls: [url('https://evil.example')] }
  expect(await made.add(again)).toEqual({ ok: false, error: 'exists' })
  expect(await made.add({ ...again, chainId: id(1) })).toEqual({ ok: false, error: 'exists' })
  expect((await made.get(id(777)))?.rpcUrl).toBe('https://site.example')
  expect(await made.get(id(1))).toEqual(builtInNetworks[0])
  expect(await made.list()).toHaveLength(builtInNetworks.length + 1)
})

test("the user's endpoint lies over a network's own, and null takes it away", async () => {
  const { made } = setUp()
  await made.setRpcUrl(id(10), url('https://mine.example'))
  expect((await made.get(id(10)))?.rpcUrl).toBe('https://mine.example')
  expect((await made.get(id(10)))?.rpcUrls).not.toContain('https://mine.example')
  await made.setRpcUrl(id(10), null)
  expect(await made.get(id(10))).toEqual(builtInNetworks.find((network) => network.chainId === 10))
  await made.setRpcUrl(id(999_999), url('https://mine.example'))
  expect(await made.get(id(999_999))).toBeNull()
})

test('a built-in network stays, an added one goes, and the selection with it', async () => {
  const { made } = setUp()
  await made.add(site)
  await made.select(id(777))
  expect(await made.selected()).toBe(777)
  await made.remove(id(777))
  await made.remove(id(1))
  expect(await made.selected()).toBe(1)
  expect(await made.list()).toEqual(builtInNetworks)
  await made.select(id(777))
  expect(await made.selected()).toBe(1)
})

test('choosing keeps the endpoint, the selection and the consent, and tells', async () => {
  const { made, notify } = setUp()
  await made.choose(id(31_337), url('http://127.0.0.1:9999'))
  expect(await made.chosen()).toBe(true)
  expect(await made.selected()).toBe(31_337)
  expect((await made.get(id(31_337)))?.rpcUrl).toBe('http://127.0.0.1:9999')
  expect(notify).toHaveBeenCalledWith('networks')
  await made.select(id(1))
  expect(await made.chosen()).toBe(true)
})
