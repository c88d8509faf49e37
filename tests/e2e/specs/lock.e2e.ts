import { afterAll, beforeAll, expect, test } from 'vitest'
import { byTestId, type Page } from '#tests/e2e/fixtures/driver.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { openOwnWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { openStores, readArea, writeArea } from '#tests/e2e/fixtures/stores.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { DemoSite } from '#tests/e2e/pages/demo-site.ts'
import { HomeScreen } from '#tests/e2e/pages/home.ts'
import { testPassword } from '#tests/e2e/pages/onboarding.ts'
import { SettingsScreen } from '#tests/e2e/pages/settings.ts'
import { UnlockScreen } from '#tests/e2e/pages/unlock.ts'

/** The lock: by hand, by itself, by a restart; and what stands between a stranger and the password. */

let driver: DisposableDriver
let wallet: OwnWallet & { readonly home: HomeScreen }
let page: Page
let unlock: UnlockScreen

beforeAll(async () => {
  driver = await launch()
  wallet = await openOwnWallet(driver)
  ;({ page } = wallet.home)
  unlock = new UnlockScreen(page)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
})

type Failures = { readonly failures: number; readonly at: number }

/** Sets the clock of the growing delay back, as if so many milliseconds had passed. */
async function letPass(milliseconds: number): Promise<void> {
  const { failures, at } = (await readArea(page, 'local'))['unlock-failures'] as Failures
  await writeArea(page, 'local', { 'unlock-failures': { failures, at: at - milliseconds } })
  await page.reload()
  await unlock.waitFor()
}

test('locks at once, and opens with the password', async () => {
  await wallet.home.lock()
  expect(await readArea(page, 'session')).not.toHaveProperty('session')
  await unlock.unlock(testPassword)
  await wallet.home.waitFor()
  expect(await wallet.home.address()).toBe(wallet.address)
})

test('locks every page that is open', async () => {
  const second = await HomeScreen.open(driver)
  await wallet.home.lock()
  await second.page.waitFor(byTestId('unlock-password'))
  expect(await second.page.count(byTestId('account-address'))).toBe(0)
  await second.page.close()
})

test('says that a password is wrong, and stays locked', async () => {
  await unlock.tryPassword('not the password')
  expect(await unlock.error()).not.toBe('')
  expect(await page.isVisible(byTestId('home'))).toBe(false)
  await unlock.unlock(testPassword)
})

test('takes no password for a while after the fifth wrong one, also not after the worker was stopped', async () => {
  await wallet.home.lock()
  for (let count = 1; count <= 5; count += 1) {
    await unlock.tryPassword(`wrong ${String(count)}`)
    await until('counted failure', async () => {
      const { failures } = ((await readArea(page, 'local'))['unlock-failures'] ?? { failures: 0 }) as Failures
      return failures === count
    })
    await until('answer to the password', async () => (await page.count(`${byTestId('unlock')}[aria-busy]`)) === 0)
  }
  await page.waitFor(byTestId('unlock'), 'disabled')
  expect(await unlock.error()).toMatch(/\d/)

  const { at } = (await readArea(page, 'local'))['unlock-failures'] as Failures
  await writeArea(page, 'local', { 'unlock-failures': { failures: 8, at } })
  await driver.stopWorker()
  await page.reload()
  await page.fill(byTestId('unlock-password'), testPassword)
  await page.waitFor(byTestId('unlock'), 'disabled')

  await letPass(60_000)
  await unlock.unlock(testPassword)
  await wallet.home.waitFor()
  expect(await readArea(page, 'local')).not.toHaveProperty('unlock-failures')
})

test('locks by itself when its stored deadline has passed, at the next privileged step', async () => {
  const settings = await SettingsScreen.open(driver)
  await settings.page.select(byTestId('auto-lock'), '1')
  type Session = { readonly lockAt: number; readonly periodMs: number }
  const stored = await until('deadline of a minute', async () => {
    const session = (await readArea(page, 'session'))['session'] as Session
    return session.periodMs === 60_000 && session
  })
  expect(stored.lockAt - Date.now()).toBeLessThanOrEqual(60_000)
  await settings.page.close()

  await driver.stopWorker()
  await writeArea(page, 'session', { session: { ...stored, lockAt: Date.now() - 1 } })
  const site = await DemoSite.open(driver, places().demo)
  expect(await site.request('eth_accounts')).toEqual({ result: [] })
  await page.goto(driver.extensionUrl('popup.html'))
  await unlock.waitFor()
  expect(await readArea(page, 'session')).not.toHaveProperty('session')
  await site.page.close()
})

test('is locked after a restart of the browser, and has lost nothing', async () => {
  await unlock.unlock(testPassword)
  await wallet.home.waitFor()
  await page.click(byTestId('accounts'))
  await page.click(byTestId('account-add'))
  await until('second account', async () => (await page.count(byTestId('account'))) === 2)
  const site = await DemoSite.open(driver, places().demo)
  await site.connect(driver)

  await driver.restart()
  page = await openStores(driver)
  unlock = new UnlockScreen(page)
  await unlock.waitFor()
  await unlock.unlock(testPassword)
  const home = new HomeScreen(page)
  await home.waitFor()
  expect(await home.address()).toBe(wallet.address)
  await page.click(byTestId('accounts'))
  await page.waitFor(byTestId('account'))
  expect(await page.count(byTestId('account'))).toBe(2)
  const again = await DemoSite.open(driver, places().demo)
  await until('accounts of the connected site', async () => (await again.accounts())[0] === wallet.address)
  const settings = await SettingsScreen.open(driver)
  await settings.page.waitFor(byTestId('auto-lock'))
  expect(await settings.page.value(byTestId('auto-lock'))).toBe('1')
})
