import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { byTestId, type Page } from '#tests/e2e/fixtures/driver.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { openOwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { serve } from '#tests/e2e/fixtures/serve.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { HomeScreen } from '#tests/e2e/pages/home.ts'
import { testPassword } from '#tests/e2e/pages/onboarding.ts'
import { SettingsScreen } from '#tests/e2e/pages/settings.ts'
import { UnlockScreen } from '#tests/e2e/pages/unlock.ts'
import { ProviderScreen, sightOf, type Sight } from '#tests/e2e/pages/visibility.ts'

/** Who sees the provider, and as what; each test goes on from the one before. Two sites, told apart by their host. */

const usual: Sight = {
  ethereum: true,
  isMetaMask: true,
  announced: ['Coffer app.coffer'],
  traces: ['ethereum'],
  answered: true,
}
const nothing: Sight = { ethereum: false, isMetaMask: false, announced: [], traces: [], answered: false }
const withoutName = { ...usual, ethereum: false, traces: [] }

const stop = new AbortController()
let driver: DisposableDriver
let directory: string
let one: string
let two: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'coffer-blank-'))
  await writeFile(join(directory, 'index.html'), '<!doctype html><title>A site</title><body>A site</body>')
  const { url } = await serve({ directory, signal: stop.signal })
  one = url.replace('localhost', 'one.localhost')
  two = url.replace('localhost', 'two.localhost')
  driver = await launch()
  await openOwnWallet(driver)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  stop.abort()
  await rm(directory, { recursive: true, force: true })
})

const isSame = (sight: Sight, wanted: Sight): boolean => JSON.stringify(sight) === JSON.stringify(wanted)

/** Opens the site until it sees what it should: a choice takes a moment to reach the browser. */
async function sees(url: string, wanted: Sight): Promise<void> {
  const page = await driver.open(url)
  let last: Sight | undefined
  await until(`the sight that was wanted at ${url}`, async () => {
    last = await sightOf(page)
    if (isSame(last, wanted)) return true
    await page.reload()
    return false
  }).catch(() => undefined)
  expect(last).toEqual(wanted)
  await page.close()
}

async function configure(work: (screen: ProviderScreen) => Promise<void>): Promise<void> {
  const screen = await ProviderScreen.open(driver)
  await work(screen)
  await screen.page.close()
}

const ask = (page: Page, method: string): Promise<unknown> =>
  page.evaluate(async (name) => {
    type Ethereum = { request(call: object): Promise<unknown> }
    const { ethereum } = globalThis as unknown as { ethereum: Ethereum }
    return ethereum.request({ method: name }).catch((error: unknown) => (error as { code: number }).code)
  }, method)

test('as it comes, every site finds the wallet', async () => {
  await sees(one, usual)
  await sees(two, usual)
})

test('another wallet may have window.ethereum and isMetaMask; EIP-6963 tells who this one is', async () => {
  await configure(async (screen) => {
    await screen.toggle('owns-ethereum')
    await sees(one, withoutName)
    await screen.page.bringToFront()
    await screen.toggle('is-metamask')
  })
  await sees(one, { ...withoutName, isMetaMask: false })
  await configure(async (screen) => {
    await screen.enterSite(two)
    await screen.choose('site-owns-ethereum', 'yes')
  })
  await sees(two, { ...usual, isMetaMask: false })
  await sees(one, { ...withoutName, isMetaMask: false })
  await configure(async (screen) => {
    await screen.toggle('owns-ethereum')
    await screen.toggle('is-metamask')
    await screen.enterSite(two)
    await screen.choose('site-owns-ethereum', 'default')
  })
  await sees(one, usual)
  await sees(two, usual)
})

test('hidden until a click, no site finds a trace; shown to one, that one finds it', async () => {
  await configure(async (screen) => {
    await screen.mode('after-click')
    await sees(one, nothing)
    await sees(two, nothing)
    await screen.page.bringToFront()
    await screen.enterSite(one)
    await screen.page.click(byTestId('show-to-site'))
  })
  await sees(one, usual)
  await sees(two, nothing)
})

test('the worker may stop, and the wallet lock', async () => {
  await driver.stopWorker()
  await sees(two, nothing)
  await sees(one, usual)
  const home = await HomeScreen.open(driver)
  await home.lock()
  await sees(one, usual)
  await sees(two, nothing)
  await new UnlockScreen(home.page).unlock(testPassword)
  await home.waitFor()
  await home.page.close()
})

test('hidden from one site, the others go on as before', async () => {
  await configure(async (screen) => {
    await screen.mode('everywhere')
    await screen.enterSite(one)
    await screen.choose('site-shown', 'no')
  })
  await sees(one, nothing)
  await sees(two, usual)
})

test('after a restart of the browser nobody sees it before it is known who may not', async () => {
  await driver.restart()
  await sees(one, nothing)
  await sees(two, nothing)
  const page = await HomeScreen.openPopup(driver)
  await new UnlockScreen(page).unlock(testPassword)
  await new HomeScreen(page).waitFor()
  await sees(two, usual)
  await sees(one, nothing)
  await page.close()
  await configure(async (screen) => {
    await screen.enterSite(one)
    await screen.page.click(byTestId('show-to-site'))
  })
  await sees(one, usual)
})

test('the wallet knows which site is in front by what the browser says of it', async () => {
  const own = await HomeScreen.open(driver)
  const site = await driver.open(two)
  await site.bringToFront()
  const look = () =>
    own.page.evaluate(async () => {
      type Port = {
        postMessage(message: object): void
        onMessage: { addListener(listener: (message: { call?: number; answer?: { result: unknown } }) => void): void }
      }
      type Api = { runtime: { connect(info: object): Port } }
      const { browser, chrome } = globalThis as unknown as Record<string, Api | undefined>
      const port = (browser ?? chrome)?.runtime.connect({ name: 'ui' })
      return new Promise<unknown>((resolve) => {
        port?.onMessage.addListener(({ call, answer }) => {
          if (call === 1) resolve(answer?.result)
        })
        port?.postMessage({ call: 1, name: 'here.look', input: {} })
      })
    })
  expect(await look()).toMatchObject({ origin: new URL(two).origin })
  expect(await own.page.count(byTestId('this-site'))).toBe(0)
  await site.close()
  await own.page.close()
})

test('a site that asks again after a refusal can be blocked: it is told 4100, and no window opens', async () => {
  const site = await driver.open(one)
  const first = ask(site, 'eth_requestAccounts')
  await (await ApprovalScreen.find(driver, 'connect')).reject()
  expect(await first).toBe(4001)
  const second = ask(site, 'eth_requestAccounts')
  const approval = await ApprovalScreen.find(driver, 'connect')
  await approval.page.click(byTestId('block-site'))
  expect(await second).toBe(4100)
  await until('closed approval window', async () => (await ApprovalScreen.windows(driver)) === 0)
  expect(await ask(site, 'eth_requestAccounts')).toBe(4100)
  expect(await ask(site, 'eth_accounts')).toEqual([])
  expect(await ApprovalScreen.windows(driver)).toBe(0)

  const settings = await SettingsScreen.open(driver)
  await settings.enter('settings-sites')
  await settings.page.click(byTestId('site-choice', { 'data-origin': new URL(one).origin }))
  await settings.page.waitFor(byTestId('site-blocked'))
  await settings.page.click(byTestId('site-unblock'))
  await settings.page.waitFor(byTestId('site-block'))
  await settings.page.close()
  const third = ask(site, 'eth_requestAccounts')
  await (await ApprovalScreen.find(driver, 'connect')).reject()
  expect(await third).toBe(4001)
  await site.close()
})
