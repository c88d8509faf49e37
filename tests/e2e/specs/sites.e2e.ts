import { afterAll, beforeAll, expect, test } from 'vitest'
import { anvilChainId, startAnvil } from '#tests/e2e/fixtures/anvil.ts'
import { byTestId } from '#tests/e2e/fixtures/driver.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { addressAt, openOwnWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { demoSite, serve } from '#tests/e2e/fixtures/serve.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { DemoSite } from '#tests/e2e/pages/demo-site.ts'
import type { HomeScreen } from '#tests/e2e/pages/home.ts'
import { testPassword } from '#tests/e2e/pages/onboarding.ts'
import { SettingsScreen } from '#tests/e2e/pages/settings.ts'
import { UnlockScreen } from '#tests/e2e/pages/unlock.ts'

/** What a site gets, from the first look to the end of its connection; each test goes on from the one before. */

const secondChainId = 31_338

const stop = new AbortController()
let driver: DisposableDriver
let wallet: OwnWallet & { readonly home: HomeScreen }
let site: DemoSite
let other: DemoSite
let otherOrigin: string
let secondChain: string

beforeAll(async () => {
  driver = await launch()
  wallet = await openOwnWallet(driver)
  secondChain = (await startAnvil({ port: await freePort(), chainId: secondChainId, signal: stop.signal })).url
  site = await DemoSite.open(driver, places().demo)
  const { url } = await serve({ directory: demoSite, signal: stop.signal })
  otherOrigin = new URL(url).origin
  other = await DemoSite.open(driver, url)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  stop.abort()
})

const seen = (on: DemoSite, event: string, times = 1): Promise<true> =>
  until(`${event} on the site`, async () => (await on.events()).filter((name) => name === event).length >= times)

test('tells a site that is not connected what it tells everybody', async () => {
  await seen(site, 'connect')
  expect(await site.request('eth_accounts')).toEqual({ result: [] })
  expect(await site.request('eth_chainId')).toEqual({ result: '0x1' })
  expect(await site.request('personal_sign', ['0x00', wallet.address])).toMatchObject({ code: 4100 })
  expect(await ApprovalScreen.windows(driver)).toBe(0)
})

test('refuses to connect with 4001', async () => {
  await site.press('connect')
  const approval = await ApprovalScreen.find(driver, 'connect')
  expect(await approval.origin()).toBe(new URL(places().demo).origin)
  await approval.reject()
  expect(await site.answer('connect')).toMatchObject({ state: 'failed', code: 4001 })
  expect(await site.accounts()).toEqual([])
})

test('connects, and tells the page by events', async () => {
  await site.connect(driver)
  expect(await site.request('eth_accounts')).toEqual({ result: [wallet.address.toLowerCase()] })
  await seen(site, 'accountsChanged')
  await site.moveTo(driver, anvilChainId)
  await seen(site, 'chainChanged')
  expect(await site.request('eth_chainId')).toEqual({ result: '0x7a69' })
})

test('answers a connected site that asks again without a question', async () => {
  expect(await site.request('eth_requestAccounts')).toEqual({ result: [wallet.address.toLowerCase()] })
})

test('above a limit that the user set for the site, it takes the right password, and only for that once', async () => {
  const settings = await SettingsScreen.open(driver)
  await settings.limitSite(new URL(places().demo).origin, '0.1')
  await settings.page.close()
  await site.press('send')
  const approval = await ApprovalScreen.find(driver, 'transaction')
  const field = byTestId('step-up-password')
  await approval.page.waitFor(field)
  expect(await approval.findings()).toContainEqual({ code: 'above-limit', severity: 'warn' })
  expect(await approval.page.count(`${byTestId('approve')}:enabled`)).toBe(0)
  await approval.page.fill(field, `not ${testPassword}`)
  await approval.press()
  await approval.page.waitFor(`${field}[aria-invalid="true"]`)
  await approval.page.fill(field, testPassword)
  await approval.approve()
  expect(await site.result('send')).toMatch(/^0x[0-9a-f]{64}$/)
  await site.press('send')
  const again = await ApprovalScreen.find(driver, 'transaction')
  await again.page.waitFor(field)
  await again.reject()
  expect(await site.answer('send')).toMatchObject({ state: 'failed', code: 4001 })
})

test('what the user wants to be held is not signed, and is refused to the site once it is cancelled', async () => {
  const settings = await SettingsScreen.open(driver)
  await settings.holdSite(new URL(places().demo).origin, '0.1', testPassword)
  await site.press('send')
  const approval = await ApprovalScreen.find(driver, 'transaction')
  await approval.page.waitFor(byTestId('warning', { 'data-code': 'will-wait' }))
  await approval.approve()
  await settings.page.close()
  const activity = await driver.open(driver.extensionUrl('popup.html#activity'))
  await activity.waitFor(byTestId('held', { 'data-state': 'waiting' }))
  expect(await ApprovalScreen.windows(driver)).toBe(0)
  await activity.click(byTestId('held-cancel'))
  expect(await site.answer('send')).toMatchObject({ state: 'failed', code: 4001 })
  await activity.waitFor(byTestId('held'), 'detached')
  await activity.close()
})

test('does not know a chain that nobody added: 4902', async () => {
  await site.fill('chain-id', String(secondChainId))
  await site.press('switch-network')
  expect(await site.answer('switch-network')).toMatchObject({ state: 'failed', code: 4902 })
  expect(await ApprovalScreen.windows(driver)).toBe(0)
})

test('adds a network after one consent and switches to it after another', async () => {
  const before = (await site.events()).filter((name) => name === 'chainChanged').length
  await site.fill('chain-rpc', secondChain)
  await site.press('add-network')
  const adding = await ApprovalScreen.find(driver, 'chain')
  const first = await adding.requestId()
  await adding.approve()
  const switching = await ApprovalScreen.find(driver, 'chain')
  expect(await switching.requestId()).toBe(first)
  expect(await site.chainId()).toBe(anvilChainId)
  await switching.approve()
  await site.result('add-network')
  await seen(site, 'chainChanged', before + 1)
  expect(await site.request('eth_chainId')).toEqual({ result: '0x7a6a' })
  expect(await site.request('eth_blockNumber')).toMatchObject({ result: '0x0' })
})

test('refuses to add a network whose server is on another chain, and says so until the next question', async () => {
  await site.fill('chain-id', '31339')
  await site.press('add-network')
  const approval = await ApprovalScreen.find(driver, 'chain')
  await approval.approve()
  expect(await site.answer('add-network')).toMatchObject({ state: 'failed', code: -32_602 })
  await approval.page.waitFor(byTestId('approval-failed', { 'data-reason': 'wrong-chain' }))
})

test('keeps two sites apart: each has its own accounts and network', async () => {
  const { home } = wallet
  await home.page.bringToFront()
  await home.page.click(byTestId('accounts'))
  await home.page.click(byTestId('account-add'))
  const second = addressAt(wallet.phrase, 1)
  await home.page.waitFor(byTestId('account', { 'data-address': second }))

  await other.press('connect')
  const approval = await ApprovalScreen.find(driver, 'connect')
  await approval.page.check(byTestId('connect-account', { 'data-address': second }))
  await approval.approve()
  await other.result('connect')
  expect(await other.request('eth_accounts')).toEqual({ result: [wallet.address.toLowerCase(), second.toLowerCase()] })
  await other.moveTo(driver, anvilChainId)
  expect(await site.request('eth_accounts')).toEqual({ result: [wallet.address.toLowerCase()] })
  expect(await site.request('eth_chainId')).toEqual({ result: '0x7a6a' })
  expect(await site.request('personal_sign', ['0x00', second])).toMatchObject({ code: 4100 })
})

test('a site may give its accounts back', async () => {
  await site.press('disconnect')
  await site.result('disconnect')
  await until('no accounts on the site', async () => (await site.accounts()).length === 0)
  expect(await site.request('wallet_getPermissions')).toEqual({ result: [] })
  expect(await site.request('eth_chainId')).toEqual({ result: '0x1' })
  expect((await other.accounts()).length).toBe(2)
})

test('the settings list what is connected, and disconnect it', async () => {
  const before = (await other.events()).filter((name) => name === 'accountsChanged').length
  const settings = await SettingsScreen.open(driver)
  await settings.enter('settings-sites')
  await settings.page.waitFor(byTestId('site', { 'data-origin': otherOrigin }))
  expect(await settings.page.count(byTestId('site'))).toBe(1)
  await settings.page.click(byTestId('site', { 'data-origin': otherOrigin }))
  await settings.page.click(byTestId('site-disconnect'))
  await seen(other, 'accountsChanged', before + 1)
  expect(await other.request('eth_accounts')).toEqual({ result: [] })
  await settings.page.close()
})

test('asks for the password first when a site asks a locked wallet', async () => {
  const { home } = wallet
  await home.page.goto(driver.extensionUrl('popup.html'))
  await home.waitFor()
  await home.lock()
  await site.press('connect')
  const window = await ApprovalScreen.findWindow(driver)
  await new UnlockScreen(window).unlock(testPassword)
  await (await ApprovalScreen.find(driver, 'connect')).approve()
  await site.result('connect')
  expect(await site.accounts()).toEqual([wallet.address])
})

test('a connected site sees no account while the wallet is locked, and gets it back with the password alone', async () => {
  const { home } = wallet
  await home.page.bringToFront()
  await home.waitFor()
  await home.lock()
  await until('no accounts on the site', async () => (await site.accounts()).length === 0)
  expect(await site.request('eth_accounts')).toEqual({ result: [] })
  await site.press('connect')
  await new UnlockScreen(await ApprovalScreen.findWindow(driver)).unlock(testPassword)
  await site.result('connect')
  expect(await site.accounts()).toEqual([wallet.address])
  await until('closed approval window', async () => (await ApprovalScreen.windows(driver)) === 0)
})
