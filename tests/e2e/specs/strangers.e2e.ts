import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { serveDocuments } from '#tests/e2e/fixtures/documents.ts'
import type { Page } from '#tests/e2e/fixtures/driver.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { importWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { askProvider } from '#tests/e2e/pages/ask-provider.ts'
import { HomeScreen } from '#tests/e2e/pages/home.ts'
import { askOddly, attackPage, attacks, hostileDocument, oddCalls } from '#tests/e2e/pages/hostile-page.ts'
import { listen } from '#tests/e2e/pages/transcript.ts'

/** What a page that was given nothing learns, and what one that breaks its own window breaks of the wallet. Each test goes on from the one before. */

const stop = new AbortController()
let driver: DisposableDriver
let wallet: OwnWallet
let curious: string
let friend: string
/** What the page heard before there was a wallet. */
let fresh: string

beforeAll(async () => {
  const port = await serveDocuments({ '/': { body: hostileDocument } }, stop.signal)
  curious = `http://curious.localhost:${String(port)}/`
  friend = `http://friend.localhost:${String(port)}/`
  driver = await launch()
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  stop.abort()
})

/** What a new document of the curious site hears. */
async function transcript(): Promise<string> {
  const page = await driver.open(curious)
  const heard = await listen(page)
  await page.close()
  return heard
}

describe('a page that was given nothing hears the same', () => {
  test('before there is a wallet', async () => {
    fresh = await transcript()
    const { answers } = JSON.parse(fresh) as { readonly answers: Record<string, unknown> }
    expect(Object.keys(answers).length).toBeGreaterThan(80)
    expect(answers).toMatchObject({ 'eth_accounts []': { result: [] }, 'eth_chainId []': { result: '0x1' } })
  })

  test('while the wallet is unlocked', async () => {
    wallet = await importWallet(driver)
    expect(await transcript()).toBe(fresh)
  })

  test('while another site is connected, and asks', async () => {
    const page = await driver.open(friend)
    const connected = askProvider(page, 'eth_requestAccounts')
    await (await ApprovalScreen.find(driver, 'connect')).approve()
    await connected
    expect(await transcript()).toBe(fresh)
    const signed = askProvider(page, 'personal_sign', ['0x00', wallet.address])
    const approval = await ApprovalScreen.find(driver, 'message')
    expect(await transcript()).toBe(fresh)
    await approval.reject()
    expect(await signed).toMatchObject({ code: 4001 })
    await page.close()
  })

  test('in a new worker, and while the wallet is locked', async () => {
    await driver.stopWorker()
    expect(await transcript()).toBe(fresh)
    const home = await HomeScreen.open(driver)
    await home.lock()
    expect(await transcript()).toBe(fresh)
    await home.page.close()
  })
})

describe('a page that breaks its own window', () => {
  let page: Page

  beforeEach(async () => {
    page = await driver.open(curious)
    return () => page.close()
  })

  test.each(attacks)('%s: the provider answers, and shows nothing of the extension', async (kind) => {
    const { accounts, refused, heard, seen } = await attackPage(page, kind)
    expect(accounts).toEqual({ result: [] })
    expect(refused).toMatchObject({ code: 4200 })
    expect(heard).toEqual(['x'])
    expect(seen).not.toContain(driver.extensionOrigin)
    expect(await askProvider(page, 'eth_chainId')).toEqual({ result: '0x1' })
  })

  test('parameters that are none are refused, one by one, and shown nothing of the extension', async () => {
    const { codes, stacks } = await askOddly(page)
    expect(codes).toEqual(oddCalls)
    // Firefox gives an extension a name that is this user's alone; Chromium's is the same for all.
    if (driver.browser === 'firefox') expect(stacks).not.toContain(driver.extensionOrigin)
    expect(await askProvider(page, 'eth_accounts')).toEqual({ result: [] })
    expect(await ApprovalScreen.windows(driver)).toBe(0)
  })
})
