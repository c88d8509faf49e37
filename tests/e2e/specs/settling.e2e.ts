import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { serveDocuments } from '#tests/e2e/fixtures/documents.ts'
import { byTestId, type Page } from '#tests/e2e/fixtures/driver.ts'
import { chosenBrowser, launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { openOwnWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { startUndriven } from '#tests/e2e/fixtures/undriven.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import type { HomeScreen } from '#tests/e2e/pages/home.ts'
import { RequestPage } from '#tests/e2e/pages/request-page.ts'

/** Whatever becomes of a page, what it asked ends: with an answer where the page still is, and with no question left. */

const stop = new AbortController()
let driver: DisposableDriver
let wallet: OwnWallet & { readonly home: HomeScreen }
let site: RequestPage
let elsewhere: string

beforeAll(async () => {
  driver = await launch({ keepsPages: true })
  wallet = await openOwnWallet(driver)
  const port = await serveDocuments({ '/': { body: '<!doctype html><title>elsewhere</title>' } }, stop.signal)
  elsewhere = `http://localhost:${String(port)}/`
  site = await RequestPage.open(driver)
  await site.connect()
})

afterEach(async () => {
  await noWindow()
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  stop.abort()
})

const noWindow = () => until('closed approval window', async () => (await ApprovalScreen.windows(driver)) === 0)

type Outcome = { readonly result?: unknown; readonly code?: number }
type Keeping = { outcome?: Outcome }

/** Asks, and lets the page itself keep what comes of it. */
async function begin(page: Page, account: string): Promise<void> {
  await page.evaluate((address) => {
    type Ethereum = { request(call: object): Promise<unknown> }
    const { ethereum } = window as unknown as { ethereum: Ethereum }
    const kept = window as unknown as Keeping & { began: boolean }
    kept.began = true
    ethereum.request({ method: 'personal_sign', params: ['0x00', address] }).then(
      (result) => {
        kept.outcome = { result }
      },
      (error: unknown) => {
        kept.outcome = { code: (error as { code: number }).code }
      },
    )
  }, account)
}

const outcome = (page: Page) =>
  until<Outcome>('end of the request', () =>
    page.evaluate(() => (window as unknown as Keeping).outcome).catch(() => undefined),
  )

const accounts = () => [wallet.address.toLowerCase()]

test('a page that is kept aside and comes back goes on, and what it had asked has ended', async () => {
  await begin(site.page, wallet.address)
  await ApprovalScreen.find(driver, 'message')
  await site.page.goto(elsewhere)
  await noWindow()
  await site.page.evaluate(() => {
    history.back()
  })
  await until('the page again', async () => (await site.page.url()) === places().blank)
  const came = await until<string>('page that came back', () =>
    site.page
      .evaluate(() => (document.readyState === 'complete' ? ('began' in window ? 'kept' : 'loaded') : ''))
      .catch(() => '')
      .then((state) => state !== '' && state),
  )
  console.info(`back: ${came}`)
  if (came === 'kept') expect(await outcome(site.page)).toEqual({ code: 4001 })
  expect(await site.request('eth_accounts')).toEqual({ result: accounts() })
})

test('a page that is loaded again has asked nothing, and asks anew', async () => {
  await begin(site.page, wallet.address)
  await ApprovalScreen.find(driver, 'message')
  await site.page.reload()
  await noWindow()
  expect(await site.request('eth_accounts')).toEqual({ result: accounts() })
})

test('a page that writes itself anew is answered still', async () => {
  await site.page.evaluate(() => {
    document.open()
    const { write } = document as unknown as { write: (text: string) => void }
    Reflect.apply(write, document, ['<!doctype html><title>new</title>'])
    document.close()
  })
  expect(await site.request('eth_accounts')).toEqual({ result: accounts() })
  await site.page.goto(places().blank)
})

test('of two tabs of one site, what one asked goes with that one alone', async () => {
  const twin = await RequestPage.open(driver)
  expect(await twin.request('eth_accounts')).toEqual({ result: accounts() })
  await begin(site.page, wallet.address)
  const approval = await ApprovalScreen.find(driver, 'message')
  await begin(twin.page, wallet.address)
  await approval.page.waitFor(byTestId('approval-queue', { 'data-count': 2 }))
  await twin.page.close()
  await approval.page.waitFor(byTestId('approval-queue'), 'detached')
  await approval.approve()
  expect((await outcome(site.page)).result).toMatch(/^0x/)
})

test('a tab that the browser puts to sleep takes its questions along', async () => {
  const address = `${places().blank}?sleeper`
  const sleeper = await RequestPage.open(driver, address)
  await begin(sleeper.page, wallet.address)
  await ApprovalScreen.find(driver, 'message')
  await wallet.home.page.bringToFront()
  await driver.discard(address)
  await noWindow()
  await sleeper.page.close().catch(() => undefined)
})

test('a tab that is copied asks for itself, and hears no answer that is the other’s', async () => {
  const address = `${places().blank}?copied`
  const original = await RequestPage.open(driver, address)
  await begin(original.page, wallet.address)
  const approval = await ApprovalScreen.find(driver, 'message')
  const copy = new RequestPage(await driver.duplicate(address), driver)
  // A copy is put together from what the browser remembers of the other, and may be loaded more than once.
  const first = await until('copy that is there', async () => {
    const answer = await copy.request('eth_accounts').catch(() => undefined)
    return answer !== undefined && 'result' in answer && answer
  })
  expect(first).toEqual({ result: accounts() })
  expect(await approval.page.count(byTestId('approval-queue'))).toBe(0)
  await begin(copy.page, wallet.address)
  await approval.page.waitFor(byTestId('approval-queue', { 'data-count': 2 }))
  await approval.approve()
  expect((await outcome(original.page)).result).toMatch(/^0x[0-9a-f]{130}$/)
  expect(await copy.page.evaluate(() => 'outcome' in window)).toBe(false)
  await approval.reject()
  expect(await outcome(copy.page)).toEqual({ code: 4001 })
  await original.page.close()
  await copy.page.close()
})

test('forged messages of the page settle nothing that is not its own, and ask nothing twice', async () => {
  await site.page.goto(places().blank)
  await begin(site.page, wallet.address)
  const approval = await ApprovalScreen.find(driver, 'message')
  const id = await approval.requestId()
  await site.page.evaluate(
    (requestId, address) => {
      const text = JSON.stringify({ method: 'personal_sign', params: ['0x00', address] })
      for (let count = 0; count < 50; count += 1)
        postMessage({ to: 'coffer:bridge', type: 'request', id: requestId, text }, '*')
      postMessage({ to: 'coffer:page', type: 'answer', id: 'other', answer: { result: 'forged' } }, '*')
      postMessage({ to: 'coffer:page', type: 'state' }, '*')
    },
    id ?? '',
    wallet.address,
  )
  expect(await site.request('eth_accounts')).toEqual({ result: accounts() })
  expect(await approval.page.count(byTestId('approval-queue'))).toBe(0)
  await approval.approve()
  expect((await outcome(site.page)).result).toMatch(/^0x[0-9a-f]{130}$/)
})

/** The last one: the extension's pages go with it. */
test('when the extension is loaded again, pages hear of it and what waits ends', async () => {
  await site.page.goto(places().blank)
  await begin(site.page, wallet.address)
  await ApprovalScreen.find(driver, 'message')
  await wallet.home.page
    .evaluate(() => {
      ;(window as unknown as { chrome: { runtime: { reload(): void } } }).chrome.runtime.reload()
    })
    .catch(() => undefined)
  expect(await outcome(site.page)).toEqual({ code: 4900 })
  // Firefox puts the new bridge into pages that are open, so that they go on, with a wallet that is locked now.
  if (driver.browser === 'firefox') {
    expect(await site.request('eth_accounts')).toEqual({ result: [] })
    return
  }
  expect(await site.waitForEvent('disconnect')).toMatchObject({ code: 4900 })
  expect(await site.request('eth_accounts')).toMatchObject({ code: 4900 })
})

// Firefox does not prerender.
if (chosenBrowser() === 'chromium') {
  test('what a prerendered page asks is answered when it is shown', async () => {
    const ahead = '<script type="speculationrules">{"prerender":[{"urls":["/ahead"],"eagerness":"immediate"}]}</script>'
    const asks = `<!doctype html><script>
      const before = document.prerendering
      ethereum.request({ method: 'eth_chainId' }).then((chainId) => {
        document.title = ['told', before, document.prerendering, chainId].join(' ')
      })
    </script>`
    const go = "<script>setTimeout(() => { location.href = '/ahead' }, 3000)</script>"
    const documents = { '/': { body: `<!doctype html>${ahead}${go}` }, '/ahead': { body: asks } }
    const port = await serveDocuments(documents, stop.signal)
    await using chromium = await startUndriven()
    await chromium.open(`http://localhost:${String(port)}/`)
    const title = await until('answer', async () => {
      const text = await chromium.titleOf(`http://localhost:${String(port)}/ahead`)
      return text?.startsWith('told') === true && text
    })
    expect(title).toBe('told true false 0x1')
  })
}
