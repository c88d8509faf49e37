import { afterAll, beforeAll, expect, test } from 'vitest'
import { anvilChainId, rpc, startAnvil } from '#tests/e2e/fixtures/anvil.ts'
import { ContractMaker } from '#tests/e2e/fixtures/contracts.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { startHoldingNode, type Call, type HoldingNode } from '#tests/e2e/fixtures/holding-node.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { openOwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import type { Answer } from '#tests/e2e/pages/ask-provider.ts'
import { RequestPage } from '#tests/e2e/pages/request-page.ts'
import { SettingsScreen } from '#tests/e2e/pages/settings.ts'

/** What sites read of a node through the wallet, at once or as it comes, from a chain that no other spec has. */

const stop = new AbortController()
let driver: DisposableDriver
let chain: string
let node: HoldingNode
let site: RequestPage
let maker: ContractMaker
let token: string

beforeAll(async () => {
  const anvil = await startAnvil({ port: await freePort(), signal: stop.signal })
  chain = anvil.url
  maker = await ContractMaker.open(chain)
  token = await maker.deploy('ERC20PresetMinterPauser', ['Polish zloty', 'PLN'])
  node = await startHoldingNode(chain, stop.signal)
  driver = await launch()
  await openOwnWallet(driver)
  const settings = await SettingsScreen.open(driver)
  await settings.setServer(anvilChainId, node.url)
  await settings.page.close()
  site = await RequestPage.open(driver)
  await site.connect(anvilChainId)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  stop.abort()
})

type Told = { readonly subscription: string; readonly result: unknown }
type Block = Readonly<Record<string, unknown>> & { readonly hash: string; readonly transactions: readonly string[] }

/** What a page was told of one subscription, in order. */
async function toldOf(page: RequestPage, id: unknown): Promise<readonly unknown[]> {
  const events = await page.events()
  return events.flatMap(({ name, value }) => {
    if (name !== 'message') return []
    const { type, data } = value as { readonly type: string; readonly data: Told }
    return type === 'eth_subscription' && data.subscription === id ? [data.result] : []
  })
}

const hears = (page: RequestPage, id: unknown, count: number) =>
  until(`${String(count)} events`, async () => {
    const told = await toldOf(page, id)
    return told.length >= count && told
  })
const headNumbers = (told: readonly unknown[]) => told.map((head) => Number((head as { number: string }).number))
const height = async () => Number(await rpc<string>(chain, 'eth_blockNumber'))
const mine = () => rpc(chain, 'evm_mine')
const latest = () => rpc<Block>(chain, 'eth_getBlockByNumber', ['latest', false])
const mint = () => maker.call('ERC20PresetMinterPauser', token as `0x${string}`, 'mint', [maker.address, 5n])
const logsOf = (blockHash: string) => rpc<unknown[]>(chain, 'eth_getLogs', [{ blockHash, address: token }])
const results = (answers: readonly Answer[]) => answers.map(({ result }) => result)

async function subscribe(page: RequestPage, ...params: unknown[]): Promise<string> {
  const { result } = await page.request('eth_subscribe', params)
  expect(result).toMatch(/^0x[1-9a-f][0-9a-f]*$/)
  return result as string
}

test('new heads, logs and transactions are told as the node has them, each once, until they are ended', async () => {
  expect(await site.request('eth_subscribe', ['syncing'])).toMatchObject({ code: -32602 })
  const heads = await subscribe(site, 'newHeads')
  const logs = await subscribe(site, 'logs', { address: token })
  const waiting = await subscribe(site, 'newPendingTransactions')
  await mint()
  const { transactions, uncles, withdrawals, size, totalDifficulty, ...head } = await latest()
  expect(await hears(site, heads, 1)).toEqual([head])
  expect(await hears(site, waiting, 1)).toEqual(transactions)
  const told = await hears(site, logs, 1)
  expect(told).toEqual(await logsOf(head.hash))
  expect(told).toHaveLength(1)
  for (const result of [true, false])
    expect(
      await site.requestEach([heads, logs, waiting].map((id) => ({ method: 'eth_unsubscribe', params: [id] }))),
    ).toEqual([{ result }, { result }, { result }])
})

test('each document has its own, and they outlive the worker, not the document', async () => {
  const other = await RequestPage.open(driver)
  const before = (await site.events()).length
  const theirs = await subscribe(other, 'newHeads')
  const ours = await subscribe(site, 'newHeads')
  expect(await site.request('eth_unsubscribe', [theirs])).toEqual({ result: false })
  const first = (await height()) + 1
  await mine()
  expect(headNumbers(await hears(other, theirs, 1))).toEqual([first])
  expect(headNumbers(await hears(site, ours, 1))).toEqual([first])

  await driver.stopWorker()
  await mine()
  await mine()
  expect(headNumbers(await hears(site, ours, 3))).toEqual([first, first + 1, first + 2])
  expect(headNumbers(await hears(other, theirs, 3))).toEqual([first, first + 1, first + 2])

  const { result: filter } = await other.request('eth_newBlockFilter')
  await other.page.goto(places().blank)
  await until('provider in the page', async () => (await other.announced()).length > 0)
  expect(await other.request('eth_unsubscribe', [theirs])).toEqual({ result: false })
  expect(await other.request('eth_getFilterChanges', [filter])).toMatchObject({ code: -32000 })
  await mine()
  await hears(site, ours, 4)
  expect((await other.events()).filter(({ name }) => name === 'message')).toEqual([])

  await other.page.close()
  await mine()
  expect(headNumbers(await hears(site, ours, 5))).toEqual([0, 1, 2, 3, 4].map((more) => first + more))
  expect(await toldOf(site, theirs)).toEqual([])
  expect((await site.events()).slice(before).every(({ name }) => name === 'message')).toBe(true)
  expect(await site.request('eth_unsubscribe', [ours])).toEqual({ result: true })
})

test('a session tells of its own by wallet_notify, with the network, and nobody else of it', async () => {
  const scope = `eip155:${String(anvilChainId)}`
  const invoke = (method: string, params: unknown) =>
    site.request('wallet_invokeMethod', { scope, request: { method, params } })
  const { result: session } = await site.request('wallet_getSession')
  expect(session).toMatchObject({ sessionScopes: { [scope]: { notifications: ['eth_subscription'] } } })
  const plain = await subscribe(site, 'newHeads')
  const { result: id } = await invoke('eth_subscribe', ['newHeads'])
  await mine()
  const [head] = await hears(site, plain, 1)
  expect(await site.waitForEvent('wallet_notify')).toEqual({
    scope,
    notification: { method: 'eth_subscription', params: { subscription: id, result: head } },
  })
  expect(await toldOf(site, id)).toEqual([])
  expect((await site.events()).filter(({ name }) => name === 'wallet_notify')).toHaveLength(1)
  expect(await invoke('eth_unsubscribe', [id])).toEqual({ result: true })
  expect(await site.request('eth_unsubscribe', [plain])).toEqual({ result: true })
})

test('filters give what is new since they were asked, and all logs again', async () => {
  const [blocks, logs, waiting] = results(
    await site.requestEach([
      { method: 'eth_newBlockFilter' },
      { method: 'eth_newFilter', params: [{ address: token }] },
      { method: 'eth_newPendingTransactionFilter' },
    ]),
  )
  const changes = () =>
    site.requestEach([blocks, logs, waiting].map((id) => ({ method: 'eth_getFilterChanges', params: [id] })))
  expect(results(await changes())).toEqual([[], [], []])
  await mint()
  const { hash, transactions } = await latest()
  const found = await logsOf(hash)
  expect(found).toHaveLength(1)
  expect(results(await changes())).toEqual([[hash], found, transactions])
  expect(results(await changes())).toEqual([[], [], []])
  expect(await site.request('eth_getFilterLogs', [logs])).toEqual({ result: found })
  expect(await site.request('eth_getFilterLogs', [blocks])).toMatchObject({ code: -32000 })
  for (const result of [true, false]) expect(await site.request('eth_uninstallFilter', [blocks])).toEqual({ result })
  expect(await site.request('eth_getFilterChanges', [blocks])).toMatchObject({ code: -32000 })
})

/** Runs in the page: calls of the identity contract (Yellow Paper, appendix E), which gives back what it gets. */
async function echo(count: number): Promise<readonly string[]> {
  const { ethereum } = globalThis as unknown as { ethereum: { request(call: object): Promise<string> } }
  const to = `0x${'4'.padStart(40, '0')}`
  const data = Array.from({ length: count }, (_, index) => `0x${index.toString(16).padStart(64, '0')}`)
  const wrong: string[] = []
  const ask = async (sent: string) => {
    const answer = await ethereum.request({ method: 'eth_call', params: [{ to, data: sent }, 'latest'] })
    if (answer !== sent) wrong.push(`${sent}: ${answer}`)
  }
  await Promise.all(data.map((sent) => ask(sent).catch((thrown: unknown) => wrong.push(`${sent}: ${String(thrown)}`))))
  return wrong
}

const echoes = (from: number) => node.calls.slice(from).filter(({ method }) => method === 'eth_call')

test('a thousand reads at once are all answered, by few requests', async () => {
  const [calls, requests] = [node.calls.length, node.requests.length]
  expect(await site.page.evaluate(echo, 1_000)).toEqual([])
  const sizes = node.requests.slice(requests)
  expect(echoes(calls)).toHaveLength(1_000)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(50)
  expect(sizes.length).toBeLessThan(250)
})

test('what is asked again before it is answered is asked once', async () => {
  const from = node.calls.length
  const hold = node.hold('eth_getCode', 'before')
  const answers = site.page.evaluate(async (address) => {
    const { ethereum } = globalThis as unknown as { ethereum: { request(call: object): Promise<string> } }
    const ask = () => ethereum.request({ method: 'eth_getCode', params: [address, 'latest'] })
    return [...new Set(await Promise.all(Array.from({ length: 30 }, ask)))]
  }, token)
  await hold.reached
  // What comes after them is answered: all of them have arrived.
  await site.request('eth_chainId')
  hold.release()
  expect(await answers).toEqual([await rpc<string>(chain, 'eth_getCode', [token, 'latest'])])
  expect(node.calls.slice(from).filter(({ method }) => method === 'eth_getCode')).toHaveLength(1)
})

const whole = (id: unknown, result: unknown) => JSON.stringify({ jsonrpc: '2.0', id, result })

test.each<[string, (call: Call) => string]>([
  ['of another shape', ({ id }) => whole(id, { balance: '0x1' })],
  ['with another id', ({ id }) => whole(Number(id) + 1, '0x1')],
  ['that is a list', ({ id }) => `[${whole(id, '0x1')}]`],
  ['cut off', ({ id }) => whole(id, '0x1').slice(0, -2)],
  ['in HTML', () => '<!doctype html><title>Welcome</title>'],
  ['of 17 MB', ({ id }) => whole(id, `0x${'0'.repeat(17 * 1_024 * 1_024)}`)],
])('an answer %s does not come through', async (_, make) => {
  node.spoil('eth_getBalance', make)
  const answer = await site.request('eth_getBalance', [token, 'latest'])
  node.spoil('eth_getBalance', null)
  expect(answer).toMatchObject({
    code: -32603,
    message: expect.stringMatching(/^The answer of the network is/) as string,
  })
  expect(await site.request('eth_getBalance', [token, 'latest'])).toEqual({ result: '0x0' })
})

test('a node that refuses batches is asked one by one, then and from then on', async () => {
  node.spoilBatches('<h1>Bad request</h1>')
  const before = node.requests.length
  expect(await site.page.evaluate(echo, 100)).toEqual([])
  expect(node.requests.slice(before).some((size) => size > 1)).toBe(true)
  const [calls, requests] = [node.calls.length, node.requests.length]
  expect(await site.page.evaluate(echo, 101)).toEqual([])
  expect(echoes(calls)).toHaveLength(101)
  expect(new Set(node.requests.slice(requests))).toEqual(new Set([1]))
})
