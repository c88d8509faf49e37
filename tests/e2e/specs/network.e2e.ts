import { keccak256, type Hex } from 'viem'
import { english, generateMnemonic } from 'viem/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { m } from '#messages/messages.js'
import { fund } from '#tests/e2e/fixtures/anvil.ts'
import { byTestId } from '#tests/e2e/fixtures/driver.ts'
import { startHoldingNode, type Call, type HoldingNode } from '#tests/e2e/fixtures/holding-node.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { addressAt } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { ActivityScreen } from '#tests/e2e/pages/activity.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { DemoSite } from '#tests/e2e/pages/demo-site.ts'
import { HomeScreen } from '#tests/e2e/pages/home.ts'
import { Onboarding, testPassword } from '#tests/e2e/pages/onboarding.ts'
import { UnlockScreen } from '#tests/e2e/pages/unlock.ts'

/** Where packets go, by the browser's own network log: to the server that the user chose, and before that nowhere. */

/** Of this run alone: both browsers may be on the chain at once. */
const phrase = generateMnemonic(english)

const stop = new AbortController()
let driver: DisposableDriver
let node: HoldingNode
let home: HomeScreen

beforeAll(async () => {
  driver = await launch()
  node = await startHoldingNode(places().chain, stop.signal)
  await fund(places().chain, addressAt(phrase), 5)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  stop.abort()
})

/** Hosts that were asked for by pages and workers of one origin. */
async function hostsAskedBy(origin: string): Promise<readonly string[]> {
  const seen = await driver.requests()
  const remote = seen.filter(({ url, initiator }) => initiator === origin && /^(https?|wss?):/.test(url))
  return [...new Set(remote.map(({ url }) => new URL(url).host))]
}

test('nothing leaves before onboarding chose a network', async () => {
  const onboarding = await Onboarding.find(driver)
  await onboarding.import(phrase, { stayAt: 'network' })
  await driver.restart()
  const page = await HomeScreen.openPopup(driver)
  await new UnlockScreen(page).unlock(testPassword)
  await page.waitFor(byTestId('network-choice'))
  const site = await DemoSite.open(driver, places().demo)
  expect(await site.request('eth_blockNumber')).toMatchObject({ code: 4100 })
  await driver.restart()
  expect(await hostsAskedBy(driver.extensionOrigin)).toEqual([])
})

test('with a server of the user’s own, that server is asked and nobody else', async () => {
  const page = await HomeScreen.openPopup(driver)
  await new UnlockScreen(page).unlock(testPassword)
  await page.click(byTestId('network-choice', { 'data-chain-id': 31_337 }))
  await page.click(`${byTestId('own-server')} summary`)
  await page.fill(byTestId('own-rpc-url'), node.url)
  expect(node.calls).toEqual([])
  await page.click(byTestId('next'))
  home = new HomeScreen(page)
  await home.waitFor()
  expect(await home.waitForBalance((wei) => wei > 0n)).toBe(5n * 10n ** 18n)
  const site = await DemoSite.open(driver, places().demo)
  await site.connect(driver)
  await site.press('send')
  await (await ApprovalScreen.find(driver, 'transaction')).approve()
  await site.mined('send')
  expect(node.calls.map(({ method }) => method)).toContain('eth_sendRawTransaction')
})

const says =
  (result: unknown) =>
  ({ id }: Call): string =>
    JSON.stringify({ jsonrpc: '2.0', id, result })

const balance = byTestId('account-balance')

/** What stands in the place of the balance while the server lies. */
async function shownInstead(method: string, make: (call: Call) => string): Promise<string> {
  node.spoil(method, make)
  // Which chain a server serves is asked by each worker once, and now and then.
  await driver.stopWorker()
  await home.page.goto(driver.extensionUrl('popup.html'))
  await home.page.waitFor(`${balance} button`)
  expect(await home.page.attribute(balance, 'data-wei')).toBeNull()
  const shown = await home.page.text(balance)
  node.spoil(method, null)
  return shown
}

test.each<[string, string, (call: Call) => string, string]>([
  ['serves another chain', 'eth_chainId', says('0x1'), m.problem_wrong_chain({ actual: 1 })],
  ['answers with HTML', 'eth_getBalance', () => '<!doctype html><p>Welcome', m.problem_malformed()],
  ['answers with 50 MB', 'eth_getBalance', () => ' '.repeat(50 * 1_024 * 1_024), m.problem_malformed()],
  ['leaves the balance out', 'eth_getBalance', says(undefined), m.problem_malformed()],
  ['says a balance without digits', 'eth_getBalance', says('0x'), m.problem_malformed()],
])('of a server that %s nothing is shown but that, and no zero', async (_, method, make, words) => {
  const shown = await shownInstead(method, make)
  expect(shown).toContain(m.home_unknown())
  expect(shown).toContain(words)
})

test('once it is honest again, so is the balance', async () => {
  await home.page.goto(driver.extensionUrl('popup.html'))
  expect(await home.waitForBalance((wei) => wei > 0n)).toBeLessThanOrEqual(5n * 10n ** 18n)
})

/** The demo site, once it knows its account. */
async function openConnected(): Promise<DemoSite> {
  const site = await DemoSite.open(driver, places().demo)
  await until('account of the site', async () => (await site.accounts()).length > 0)
  return site
}

test('a transaction that turned between the look and the click is not signed, and it is told', async () => {
  const site = await openConnected()
  await site.press('send')
  const approval = await ApprovalScreen.find(driver, 'transaction')
  await approval.page.waitFor(byTestId('simulation', { 'data-state': 'ok' }))
  await approval.arm()
  const from = node.calls.length
  node.spoil(
    'eth_simulateV1',
    says([
      { calls: [{ status: '0x0', gasUsed: '0x5208', returnData: '0x', error: { code: 3, message: 'reverted' } }] },
    ]),
  )
  await approval.page.click(byTestId('approve'))
  await approval.page.waitFor(byTestId('turned'))
  await approval.page.waitFor(byTestId('simulation', { 'data-state': 'reverts' }))
  node.spoil('eth_simulateV1', null)
  await approval.reject()
  expect(node.calls.slice(from).map(({ method }) => method)).not.toContain('eth_sendRawTransaction')
})

/** Sends what the network does not get to see, and a lie about it: it stays pending. Resolves with its hash. */
async function sendInVain(): Promise<string> {
  const site = await openConnected()
  let first: unknown = null
  node.spoil('eth_sendRawTransaction', ({ id, params: [raw] }) => {
    first ??= raw
    const error = { code: -32_005, message: 'slow down' }
    return raw === first ? JSON.stringify({ jsonrpc: '2.0', id, error }) : null
  })
  node.spoil('eth_getTransactionReceipt', ({ id, params: [transactionHash] }) => {
    if (transactionHash !== keccak256(first as Hex)) return null
    const block = { blockHash: `0x${'5a'.repeat(32)}`, blockNumber: '0x1' }
    return says({ transactionHash, status: '0x1', ...block, gasUsed: '0x5208' })({ id, method: '', params: [] })
  })
  await site.press('send')
  await (await ApprovalScreen.find(driver, 'transaction')).approve()
  return site.result('send')
}

test.each(['speed-up', 'cancel'])('what waits in vain, with a receipt that is a lie: %s', async (how) => {
  const hash = await sendInVain()
  await home.page.bringToFront()
  await home.page.goto(driver.extensionUrl('popup.html'))
  await home.waitFor()
  await home.enter('activity')
  const item = byTestId('activity-item', { 'data-hash': hash, 'data-status': 'pending' })
  const asked = node.calls.length
  await until('question about the receipt', () =>
    node.calls.slice(asked).some(({ method }) => method === 'eth_getTransactionReceipt'),
  )
  await home.page.click(item)
  await home.page.click(byTestId(`replace-${how}`))
  const approval = await ApprovalScreen.find(driver, 'transaction')
  await approval.page.waitFor(byTestId('replaces', { 'data-how': how }))
  node.spoil('eth_getTransactionReceipt', null)
  await approval.approve()
  await home.page.goto(driver.extensionUrl('popup.html'))
  await home.enter('activity')
  await new ActivityScreen(home.page).waitFor(hash, 'replaced')
  node.spoil('eth_sendRawTransaction', null)
  await home.page.goto(driver.extensionUrl('popup.html'))
  await home.waitFor()
})

test('a locked wallet asks nobody', async () => {
  await home.page.bringToFront()
  await home.lock()
  const before = node.calls.length
  const site = await DemoSite.open(driver, places().demo)
  expect(await site.request('eth_accounts')).toEqual({ result: [] })
  expect(await site.request('eth_chainId')).toEqual({ result: '0x1' })
  expect(await site.request('eth_getBalance', [addressAt(phrase), 'latest'])).toMatchObject({ code: 4100 })
  const asked = site.request('eth_requestAccounts')
  const window = await ApprovalScreen.findWindow(driver)
  await new UnlockScreen(window).waitFor()
  await window.click(byTestId('reject-all'))
  expect(await asked).toMatchObject({ code: 4001 })
  await driver.stopWorker()
  await new UnlockScreen(await HomeScreen.openPopup(driver)).waitFor()
  expect(node.calls.slice(before)).toEqual([])
})

test('the log of the whole run knows no other host', async () => {
  await driver.close()
  expect(await hostsAskedBy(driver.extensionOrigin)).toEqual([new URL(node.url).host])
  const site = new URL(places().demo)
  expect((await hostsAskedBy(site.origin)).filter((host) => host !== site.host)).toEqual([])
})
