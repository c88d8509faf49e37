import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { serveDocuments, type Document } from '#tests/e2e/fixtures/documents.ts'
import type { Page } from '#tests/e2e/fixtures/driver.ts'
import { chosenBrowser, launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { importWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { askProvider } from '#tests/e2e/pages/ask-provider.ts'
import { OriginProbe, addFrame, probing, probeScript } from '#tests/e2e/pages/origin-probe.ts'

/** Who a document is, as the browser says, decides what it gets. The site at `localhost` is connected; nobody else is. */

const insecure = 'insecure.test'
const sandbox = { 'content-security-policy': 'sandbox allow-scripts allow-popups' }
const strict = { 'content-security-policy': "default-src 'none'" }

const documents: Record<string, Document> = {
  '/': { body: probing('top') },
  '/frame': { body: probing('frame') },
  '/popup': { body: probing('popup') },
  '/sandbox': { body: probing('top'), headers: sandbox },
  '/strict': { body: '<!doctype html><title>strict</title>', headers: strict },
  '/xhtml': {
    body: '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body/></html>',
    type: 'application/xhtml+xml',
  },
  '/svg': { body: '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title></svg>', type: 'image/svg+xml' },
  '/text': { body: 'text', type: 'text/plain' },
  '/json': { body: '{"a":1}', type: 'application/json' },
  '/pdf': { body: '%PDF-1.4\n%%EOF', type: 'application/pdf' },
}

const stop = new AbortController()
let driver: DisposableDriver
let wallet: OwnWallet
let port: number
let directory: string
/** A page of the connected site that stays: what was asked before it answers has been answered. */
let witness: Page
let opened: Page[] = []

const at = (host: string, path = '/') => `http://${host}:${String(port)}${path}`

beforeAll(async () => {
  port = await serveDocuments(documents, stop.signal)
  documents['/to-secure'] = { location: at('127.0.0.1') }
  documents['/to-insecure'] = { location: at(insecure) }
  documents['/there-and-back'] = { location: at(insecure, '/to-connected') }
  documents['/to-connected'] = { location: at('localhost') }
  directory = await mkdtemp(join(tmpdir(), 'coffer-files-'))
  await writeFile(join(directory, 'page.html'), probing('top'))
  driver = await launch({ hosts: [insecure] })
  wallet = await importWallet(driver)
  witness = await driver.open(at('localhost'))
  const answer = askProvider(witness, 'eth_requestAccounts')
  await (await ApprovalScreen.find(driver, 'connect')).approve()
  await answer
})

/** Whatever a test did, nothing asks the user. */
afterEach(async () => {
  await expectConnected(witness)
  expect(await ApprovalScreen.windows(driver)).toBe(0)
  for (const page of opened) await page.close()
  opened = []
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  await rm(directory, { recursive: true, force: true })
  stop.abort()
})

async function open(url: string): Promise<Page> {
  const page = await driver.open(url)
  opened.push(page)
  return page
}

/** The report that a window was told of, by whom it is named. */
const reported = (page: Page, name: string) =>
  until(`report of ${name}`, async () => new OriginProbe(page).report(name))

const expectConnected = async (page: Page) => {
  expect(await askProvider(page, 'eth_accounts')).toEqual({ result: [wallet.address.toLowerCase()] })
}

const nothing = { ethereum: false, announced: 0 }
const something = { ethereum: true, announced: 1 }

describe('a page of its own', () => {
  test.each([
    ['of the connected site', () => at('localhost')],
    ['of the connected site, on another path', () => at('localhost', '/frame?a=b#c')],
    ['that another site sent there', () => at(insecure, '/to-connected')],
    ['that was sent away and back', () => at('localhost', '/there-and-back')],
    ['with user info in its address', () => at('user:secret@localhost')],
  ])('%s has what the site has', async (_, url) => {
    await expectConnected(await open(url()))
  })

  test.each([
    ['on this machine’s address', () => at('127.0.0.1'), () => at('127.0.0.1', '')],
    ['on a name below the connected one', () => at('a.localhost'), () => at('a.localhost', '')],
    ['that was sent to another host', () => at('localhost', '/to-secure'), () => at('127.0.0.1', '')],
    ['with a policy that allows nothing', () => at('b.localhost', '/strict'), () => at('b.localhost', '')],
    ['in XHTML', () => at('c.localhost', '/xhtml'), () => at('c.localhost', '')],
    ['of plain text', () => at('d.localhost', '/text'), () => at('d.localhost', '')],
    ['that is a picture', () => at('e.localhost', '/svg'), () => at('e.localhost', '')],
  ])('%s is a stranger: it gets nothing until the user says so, under its own name', async (_, url, origin) => {
    const page = await open(url())
    expect(await new OriginProbe(page).look()).toMatchObject(something)
    expect(await askProvider(page, 'eth_accounts')).toEqual({ result: [] })
    const answer = askProvider(page, 'eth_requestAccounts')
    const approval = await ApprovalScreen.find(driver, 'connect')
    expect(await approval.origin()).toBe(origin())
    await approval.reject()
    expect(await answer).toMatchObject({ code: 4001 })
  })

  test('that changes its document.domain keeps the name that the browser knows', async () => {
    const page = await open(at('f.localhost'))
    await page.evaluate(() => {
      try {
        Reflect.set(document, 'domain', 'localhost')
      } catch {
        // Not every browser lets it; what follows holds either way.
      }
    })
    expect(await askProvider(page, 'eth_accounts')).toEqual({ result: [] })
  })

  test.each([
    ['insecure', () => at(insecure)],
    ['sent to an insecure host by the connected site', () => at('localhost', '/to-insecure')],
    ['of the connected site, sandboxed', () => at('localhost', '/sandbox')],
    ['a file', () => pathToFileURL(join(directory, 'page.html')).href],
    ['data', () => `data:text/html,${encodeURIComponent(probing('top'))}`],
    ['blank', () => 'about:blank'],
  ])('%s gets nothing, and forges in vain', async (name, url) => {
    const page = await open(url())
    const probe = new OriginProbe(page)
    expect(await probe.look()).toMatchObject(nothing)
    if (name === 'blank') return
    expect(await reported(page, 'top')).toMatchObject(nothing)
    await expectConnected(witness)
    expect(await probe.answers()).toBe(0)
  })

  test.each([
    ['JSON', '/json'],
    ['PDF', '/pdf'],
  ])('that the browser shows in a way of its own, %s, asks nothing', async (_, path) => {
    const page = await driver.open(at('g.localhost', path)).catch(() => null)
    if (page !== null) opened.push(page)
    expect(await ApprovalScreen.windows(driver)).toBe(0)
  })
})

describe('a frame in a page of the connected site', () => {
  const inner = () => `data:text/html,${encodeURIComponent(probing('inner'))}`
  const scripts = { sandbox: 'allow-scripts' }
  test.each([
    ['of the same site', 'frame', () => ({ src: '/frame' })],
    ['of another site', 'frame', () => ({ src: at('127.0.0.1', '/frame') })],
    ['of an insecure site', 'frame', () => ({ src: at(insecure, '/frame') })],
    ['of the same site, sandboxed', 'frame', () => ({ ...scripts, src: '/frame' })],
    [
      'of the same site, sandboxed but for its origin',
      'frame',
      () => ({ sandbox: 'allow-scripts allow-same-origin', src: '/frame' }),
    ],
    ['of the same site, sandboxed by its header', 'top', () => ({ src: '/sandbox' })],
    ['srcdoc', 'inner', () => ({ srcdoc: probing('inner') })],
    ['srcdoc, sandboxed', 'inner', () => ({ ...scripts, srcdoc: probing('inner') })],
    ['data', 'inner', () => ({ src: inner() })],
    ['that was sent there by another', 'top', () => ({ src: at('127.0.0.1', '/to-connected') })],
    ['blob', 'inner', () => ({ blob: probing('inner') })],
    ['blank', 'inner', () => ({ script: `${probeScript};probe('inner')` })],
  ])('%s gets nothing, and forges in vain', async (_, name, attributes) => {
    const page = await open(at('localhost', '/popup'))
    await addFrame(page, attributes())
    expect(await reported(page, name)).toMatchObject(nothing)
    await expectConnected(page)
    expect(await new OriginProbe(page).answers()).toBe(0)
  })

  test('gets nothing wherever it goes', async () => {
    const page = await open(at('localhost', '/popup'))
    await page.evaluate((url) => {
      const frame = document.createElement('iframe')
      frame.src = '/frame'
      frame.addEventListener('load', () => (frame.src = url), { once: true })
      document.body.append(frame)
    }, at('127.0.0.1'))
    expect(await reported(page, 'frame')).toMatchObject(nothing)
    expect(await reported(page, 'top')).toMatchObject(nothing)
    await expectConnected(page)
  })

  test('has no more in the page of a stranger', async () => {
    const page = await open(at('127.0.0.1', '/popup'))
    await addFrame(page, { src: at('localhost', '/frame') })
    expect(await reported(page, 'frame')).toMatchObject(nothing)
    expect(await askProvider(page, 'eth_accounts')).toEqual({ result: [] })
  })
})

describe('a window that a page opened', () => {
  const openFrom = async (host: string, url: string) => {
    const page = await open(at(host, '/frame'))
    await page.evaluate((address) => void window.open(address), url)
    return page
  }
  const found = async (wanted: (url: string) => boolean) => {
    const page = await driver.waitForPage(wanted)
    opened.push(page)
    return page
  }

  test('of the connected site has what the site has, whoever opened it', async () => {
    const opener = await openFrom('127.0.0.1', at('localhost', '/popup'))
    expect(await reported(opener, 'popup')).toMatchObject(something)
    await expectConnected(await found((url) => url === at('localhost', '/popup')))
    expect(await askProvider(opener, 'eth_accounts')).toEqual({ result: [] })
    expect(await new OriginProbe(opener).answers()).toBe(0)
  })

  test('of a stranger is a stranger, though the connected site opened it', async () => {
    const opener = await openFrom('localhost', at('127.0.0.1', '/popup'))
    expect(await reported(opener, 'popup')).toMatchObject(something)
    const popup = await found((url) => url === at('127.0.0.1', '/popup'))
    expect(await askProvider(popup, 'eth_accounts')).toEqual({ result: [] })
  })

  test('by a sandboxed document of the connected site is sandboxed too', async () => {
    const opener = await open(at('localhost', '/sandbox'))
    await opener.evaluate((address) => void window.open(address), at('localhost', '/popup'))
    expect(await reported(opener, 'popup')).toMatchObject({ ...nothing, origin: 'null' })
    await found((url) => url === at('localhost', '/popup'))
  })

  test.each([['blank'], ['blob']])('%s and written by the connected site has nothing', async (kind) => {
    const page = await open(at('localhost', '/frame'))
    await page.evaluate(
      (which, script, markup) => {
        const isBlob = which === 'blob'
        const url = isBlob ? URL.createObjectURL(new Blob([markup], { type: 'text/html' })) : 'about:blank'
        const child = window.open(url)
        if (!child) throw new Error('no window')
        Object.assign(window, { child })
        if (isBlob) return
        const element = child.document.createElement('script')
        element.textContent = `${script};probe('inner')`
        child.document.body.append(element)
      },
      kind,
      probeScript,
      probing('inner'),
    )
    expect(await reported(page, 'inner')).toMatchObject(nothing)
    await expectConnected(witness)
    const answers = await page.evaluate(() => {
      const { child } = window as unknown as { child: Window & { probed: { answers: number } } }
      child.close()
      return child.probed.answers
    })
    expect(answers).toBe(0)
  })
})

/** Firefox’s driver may not open it; nothing of either page could ask from there. */
if (chosenBrowser() === 'chromium') {
  test('the source of a page is no page', async () => {
    const page = await open(`view-source:${at('localhost')}`)
    expect(await new OriginProbe(page).look()).toMatchObject(nothing)
  })
}
