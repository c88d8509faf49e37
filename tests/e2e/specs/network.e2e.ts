import { afterAll, beforeAll, expect, test } from 'vitest'
import { fund } from '#tests/e2e/fixtures/anvil.ts'
import { byTestId } from '#tests/e2e/fixtures/driver.ts'
import { startHoldingNode, type HoldingNode } from '#tests/e2e/fixtures/holding-node.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { addressAt } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { DemoSite } from '#tests/e2e/pages/demo-site.ts'
import { HomeScreen } from '#tests/e2e/pages/home.ts'
import { Onboarding, testPassword } from '#tests/e2e/pages/onboarding.ts'
import { UnlockScreen } from '#tests/e2e/pages/unlock.ts'

/** Where packets go, by the browser's own network log: to the server that the user chose, and before that nowhere. */

const phrase = 'legal winner thank year wave sausage worth useful legal winner thank yellow'

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
