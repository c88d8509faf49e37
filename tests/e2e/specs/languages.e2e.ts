import { afterAll, beforeAll, expect, test } from 'vitest'
import { byTestId } from '#tests/e2e/fixtures/driver.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { addressAt, importWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { DemoSite } from '#tests/e2e/pages/demo-site.ts'
import { HomeScreen } from '#tests/e2e/pages/home.ts'
import { Onboarding } from '#tests/e2e/pages/onboarding.ts'
import { SettingsScreen } from '#tests/e2e/pages/settings.ts'

/** A browser in Chinese: the wallet speaks it at once, and another language when it is told to. */

let driver: DisposableDriver
let wallet: OwnWallet

beforeAll(async () => {
  driver = await launch({ language: 'zh-CN' })
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
})

const isChinese = (text: string) => /\p{Script=Han}/u.test(text)

test('begins in the language of the browser', async () => {
  const { page } = await Onboarding.find(driver)
  expect(await page.attribute('html', 'lang')).toBe('zh-CN')
  expect(isChinese(await page.text('h1'))).toBe(true)
  expect(isChinese(await page.text(byTestId('create-wallet')))).toBe(true)
})

test('is set up, connected and asked in Chinese by the same hooks', async () => {
  wallet = await importWallet(driver)
  const site = await DemoSite.open(driver, places().demo)
  await site.press('connect')
  const approval = await ApprovalScreen.find(driver, 'connect')
  expect(isChinese(await approval.page.text(byTestId('approve')))).toBe(true)
  await approval.approve()
  await site.result('connect')
  expect(await site.accounts()).toEqual([wallet.address])
})

test('changes its language without a reload', async () => {
  const settings = await SettingsScreen.open(driver)
  const { page } = settings
  const before = await page.text('h1')
  expect(isChinese(before)).toBe(true)
  await page.evaluate(() => {
    document.documentElement.dataset['same'] = 'yes'
  })
  await page.select(byTestId('language'), 'en')
  await until('English title', async () => !isChinese(await page.text('h1')))
  expect(await page.attribute('html', 'lang')).toBe('en')
  expect(await page.attribute('html', 'data-same')).toBe('yes')
  await page.close()
})

test('stays in the chosen language, in every page and after a restart', async () => {
  const home = await HomeScreen.open(driver)
  expect(await home.page.attribute('html', 'lang')).toBe('en')
  expect(isChinese(await home.page.text(byTestId('send')))).toBe(false)
  expect(await home.address()).toBe(addressAt(wallet.phrase))
  await driver.restart()
  const page = await HomeScreen.openPopup(driver)
  await page.waitFor(byTestId('unlock'))
  expect(await page.attribute('html', 'lang')).toBe('en')
  expect(isChinese(await page.text('h1'))).toBe(false)
})
