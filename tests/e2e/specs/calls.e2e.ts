import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { anvilChainId, rpc, startAnvil } from '#tests/e2e/fixtures/anvil.ts'
import { deployDelegate } from '#tests/e2e/fixtures/delegate.ts'
import { byTestId } from '#tests/e2e/fixtures/driver.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { startHoldingNode, type HoldingNode } from '#tests/e2e/fixtures/holding-node.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { openOwnWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import type { Answer } from '#tests/e2e/pages/ask-provider.ts'
import type { HomeScreen } from '#tests/e2e/pages/home.ts'
import { RequestPage } from '#tests/e2e/pages/request-page.ts'
import { SettingsScreen } from '#tests/e2e/pages/settings.ts'

/** Lists of calls (EIP-5792) with the pinned program (EIP-7702) on a chain of their own, from a site to the chain and back. */

const recipient = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const failing = `0x${'fa'.repeat(20)}`
const chainId = `0x${anvilChainId.toString(16)}`

const stop = new AbortController()
let driver: DisposableDriver
let chain: string
let node: HoldingNode
let wallet: OwnWallet & { readonly home: HomeScreen }
let site: RequestPage

beforeAll(async () => {
  driver = await launch()
  wallet = await openOwnWallet(driver)
  await wallet.home.chooseNetwork(anvilChainId)
  chain = (await startAnvil({ port: await freePort(), signal: stop.signal })).url
  await rpc(chain, 'anvil_setBalance', [wallet.address, `0x${(10n ** 19n).toString(16)}`])
  await rpc(chain, 'anvil_setCode', [failing, '0x5f5ffd'])
  node = await startHoldingNode(chain, stop.signal)
  const settings = await SettingsScreen.open(driver)
  await settings.setServer(anvilChainId, node.url)
  await settings.page.close()
  site = await RequestPage.open(driver)
  await site.connect(anvilChainId)
})

beforeEach(() => async () => {
  await until('closed approval window', async () => (await ApprovalScreen.windows(driver)) === 0)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  stop.abort()
})

type Status = {
  readonly status: number
  readonly atomic: boolean
  readonly receipts?: readonly { readonly status: string }[]
}

const pay = (value: number) => ({ to: recipient, value: `0x${value.toString(16)}` })
const fail = { to: failing, data: '0x12345678' }
const list = (calls: readonly object[], more: object = {}) => [
  { version: '2.0.0', chainId, from: wallet.address, atomicRequired: false, calls, ...more },
]
const send = (calls: readonly object[], more: object = {}) =>
  site.approve('calls', 'wallet_sendCalls', list(calls, more))
const idOf = ({ result }: Answer): string => (result as { readonly id: string }).id

/** What the site is told of a list once it is over. */
async function ended(id: string): Promise<Status> {
  return until(`end of the list ${id}`, async () => {
    const { result } = await site.request('wallet_getCallsStatus', [id])
    const status = result as Status
    return status.status === 100 ? undefined : status
  })
}

const balance = async () => BigInt(await rpc<string>(chain, 'eth_getBalance', [recipient, 'latest']))
const code = () => rpc<string>(chain, 'eth_getCode', [wallet.address, 'latest'])
const nonce = async () => Number(await rpc<string>(chain, 'eth_getTransactionCount', [wallet.address, 'latest']))
const atomic = async () => {
  const { result } = await site.request('wallet_getCapabilities', [wallet.address, [chainId]])
  return (result as Record<string, { readonly atomic: { readonly status: string } }>)[chainId]?.atomic.status
}

test('where the program is not, nothing atomic is promised, and demanding it is 5760', async () => {
  expect(await atomic()).toBe('unsupported')
  const demanded = await site.request('wallet_sendCalls', list([pay(1), pay(2)], { atomicRequired: true }))
  expect(demanded).toMatchObject({ code: 5760 })
  await deployDelegate(chain)
  expect(await atomic()).toBe('ready')
})

test('three calls, one question, one after another', async () => {
  const [before, from] = [await balance(), await nonce()]
  const asked = site.request('wallet_sendCalls', list([pay(1), pay(2), pay(4)], { id: 'three' }))
  const approval = await ApprovalScreen.find(driver, 'calls')
  await approval.page.waitFor(byTestId('calls-mode', { 'data-mode': 'sequential', 'data-upgrade': 'false' }))
  expect(await approval.page.count(byTestId('call'))).toBe(3)
  expect(await approval.chainId()).toBe(anvilChainId)
  await approval.approve()
  expect(idOf(await asked)).toBe('three')
  const status = await ended('three')
  expect(status).toMatchObject({ status: 200, atomic: false, receipts: Array(3).fill({ status: '0x1' }) })
  expect([(await balance()) - before, await nonce()]).toEqual([7n, from + 3])
  expect(await code()).toBe('0x')
})

test('the errors that need no window', async () => {
  const refused = async (params: readonly unknown[]) => (await site.request('wallet_sendCalls', params)).code
  expect(await refused(list([pay(1)], { capabilities: { paymasterService: {} } }))).toBe(5700)
  expect(await refused(list([pay(1)], { chainId: '0x539' }))).toBe(5710)
  expect(await refused(list([pay(1)], { id: 'three' }))).toBe(5720)
  expect(await refused(list(Array(101).fill(pay(1))))).toBe(5740)
  expect(await refused(list([pay(1)], { version: '1.0' }))).toBe(-32602)
  expect(await refused(list([pay(1)], { from: recipient }))).toBe(4100)
  expect(await site.request('wallet_getCallsStatus', ['0x1234'])).toMatchObject({ code: 5730 })
  expect(await site.request('wallet_showCallsStatus', ['0x1234'])).toMatchObject({ code: 5730 })
  expect(await site.request('wallet_getCapabilities', [recipient])).toMatchObject({ code: 4100 })
  expect(await ApprovalScreen.windows(driver)).toBe(0)
})

test('refused: 4001, and 5750 where the account would have been upgraded', async () => {
  expect(await site.reject('calls', 'wallet_sendCalls', list([pay(1), pay(2)]))).toMatchObject({ code: 4001 })
  const demanded = list([pay(1), pay(2)], { atomicRequired: true })
  expect(await site.reject('calls', 'wallet_sendCalls', demanded)).toMatchObject({ code: 5750 })
  expect(await code()).toBe('0x')
})

test('all in one: the upgrade is asked for in the same question, and not again', async () => {
  const [before, from] = [await balance(), await nonce()]
  const asked = site.request('wallet_sendCalls', list([pay(1), pay(2)], { atomicRequired: true }))
  const approval = await ApprovalScreen.find(driver, 'calls')
  await approval.page.waitFor(byTestId('warning', { 'data-code': 'account-upgrade', 'data-severity': 'warn' }))
  await approval.approve()
  const status = await ended(idOf(await asked))
  expect(status).toMatchObject({ status: 200, atomic: true, receipts: [{ status: '0x1' }] })
  expect(await code()).toMatch(/^0xef0100e6cae83b/)
  expect(await atomic()).toBe('supported')

  const again = site.request('wallet_sendCalls', list([pay(4), pay(8)], { atomicRequired: true }))
  const second = await ApprovalScreen.find(driver, 'calls')
  await second.page.waitFor(byTestId('calls-mode', { 'data-mode': 'atomic', 'data-upgrade': 'false' }))
  await second.arm()
  expect((await second.findings()).map((finding) => finding.code)).not.toContain('account-upgrade')
  await second.approve()
  expect(await ended(idOf(await again))).toMatchObject({ status: 200, atomic: true })
  // An authorization counts as one of the account's own numbers.
  expect([(await balance()) - before, await nonce()]).toEqual([15n, from + 3])
})

test('a call that fails takes the others back', async () => {
  const before = await balance()
  const id = idOf(await send([pay(1), fail], { atomicRequired: true }))
  expect(await ended(id)).toMatchObject({ status: 500, atomic: true, receipts: [{ status: '0x0' }] })
  expect(await balance()).toBe(before)
})

test('shown when the site asks for it', async () => {
  expect(await site.request('wallet_showCallsStatus', ['three'])).toEqual({ result: null })
  const shown = await driver.waitForPage((url) => url.startsWith(driver.extensionUrl('sidepanel.html')))
  await shown.waitFor(byTestId('calls', { 'data-status': 200 }))
  expect(await shown.count(byTestId('calls-item', { 'data-outcome': 'mined' }))).toBe(3)
  await shown.waitFor(byTestId('happened', { 'data-differs': 'false' }))
  await shown.close()
})

test('the delegation is taken back on the account’s page', async () => {
  const page = await driver.open(driver.extensionUrl('popup.html#accounts'))
  await page.click(byTestId('account-edit'))
  await page.waitFor(byTestId('delegation'))
  await page.click(byTestId('delegation-undo'))
  const approval = await ApprovalScreen.find(driver, 'authorization')
  expect(await approval.origin()).toBe('wallet')
  await approval.approve()
  await until('account without a delegation', async () => (await code()) === '0x')
  expect(await atomic()).toBe('ready')
  await page.close()
})

test('the user keeps the rest from being sent, and the site is told that some of it is done', async () => {
  const before = await balance()
  const asked = site.request('wallet_sendCalls', list([pay(1), pay(2), pay(4)], { id: 'stopped by the user' }))
  const approval = await ApprovalScreen.find(driver, 'calls')
  await approval.arm()
  const hold = node.hold('eth_getTransactionReceipt', 'before')
  await approval.page.click(byTestId('approve'))
  expect(idOf(await asked)).toBe('stopped by the user')
  // Until the wallet hears that the first is in a block it sends no other.
  await hold.reached
  expect(await site.request('wallet_showCallsStatus', ['stopped by the user'])).toEqual({ result: null })
  const shown = await driver.waitForPage((url) => url.startsWith(driver.extensionUrl('sidepanel.html')))
  await shown.click(byTestId('calls-stop'))
  await shown.waitFor(byTestId('calls-stop'), 'detached')
  hold.release()
  expect(await ended('stopped by the user')).toMatchObject({ status: 600, receipts: [{ status: '0x1' }] })
  await shown.waitFor(byTestId('calls', { 'data-status': 600 }))
  expect((await balance()) - before).toBe(1n)
  await shown.close()
})

test.each(['before', 'after'] as const)(
  'a worker stopped in the middle loses and doubles nothing: %s',
  async (when) => {
    const [before, from] = [await balance(), await nonce()]
    const asked = site.request('wallet_sendCalls', list([pay(1), pay(2), pay(4)], { id: `stopped ${when}` }))
    const approval = await ApprovalScreen.find(driver, 'calls')
    await approval.arm()
    const hold = node.hold('eth_sendRawTransaction', when)
    await approval.page.click(byTestId('approve'))
    await hold.reached
    await driver.stopWorker()
    hold.lose()
    expect(idOf(await asked)).toBe(`stopped ${when}`)
    const status = await ended(`stopped ${when}`)
    expect(status).toMatchObject({ status: 200, receipts: Array(3).fill({ status: '0x1' }) })
    expect([(await balance()) - before, await nonce()]).toEqual([7n, from + 3])
  },
)

test('one after another stops at the one that fails', async () => {
  const before = await balance()
  const id = idOf(await send([pay(1), fail, pay(2)]))
  const status = await ended(id)
  expect(status).toMatchObject({ status: 600, atomic: false, receipts: [{ status: '0x1' }, { status: '0x0' }] })
  expect((await balance()) - before).toBe(1n)
  for (const receipt of status.receipts ?? []) expect(receipt).not.toHaveProperty('from')
})
