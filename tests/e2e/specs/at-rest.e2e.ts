import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anvilChainId } from '#tests/e2e/fixtures/anvil.ts'
import { byTestId } from '#tests/e2e/fixtures/driver.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { addressAt, openOwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { openStores, readStores } from '#tests/e2e/fixtures/stores.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { DemoSite } from '#tests/e2e/pages/demo-site.ts'
import { testPassword } from '#tests/e2e/pages/onboarding.ts'
import { SettingsScreen } from '#tests/e2e/pages/settings.ts'

/** After a day's use the wallet is locked and the browser closed: what a stranger with the disk can read. */

/** Words that stand in nothing but a recovery phrase. Worthless, and its checksum holds. */
const phrase = 'giraffe mosquito volcano tornado dolphin walnut kangaroo trumpet dinosaur broccoli avocado panther'
const accountName = 'Grandmother’s savings'

let driver: DisposableDriver
let profile: string
let hash = ''
const address = addressAt(phrase)

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'coffer-profile-'))
  driver = await launch({ profile })
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

/** What must not be found, and the forms it might be found in. */
function secrets(): ReadonlyMap<string, readonly string[]> {
  const { host, origin } = new URL(places().demo)
  const bare = (hex: string) => hex.slice(2).toLowerCase()
  return new Map([
    ['address', [bare(address)]],
    ['second address', [bare(addressAt(phrase, 1))]],
    ['transaction', [bare(hash)]],
    ['site', [origin, host]],
    ['account name', [accountName.toLowerCase(), 'grandmother']],
    ['phrase', phrase.split(' ')],
    ['password', [testPassword]],
  ])
}

/** A text and all that is coded in it: bytes as hex, strings of base64. */
function readings(text: string): readonly string[] {
  const coded = text.match(/[A-Za-z0-9+/_-]{16,}={0,2}/g) ?? []
  const bytes = coded.map((part) => Buffer.from(part, 'base64'))
  const hex = [...text.matchAll(/bytes:([0-9a-f]*)/g)].map(([, digits = '']) => Buffer.from(digits, 'hex'))
  const all = [...bytes, ...hex].flatMap((found) => [found.toString('latin1'), found.toString('hex')])
  return [text, ...all].map((reading) => reading.toLowerCase())
}

function leaksIn(where: string, text: string): readonly string[] {
  const all = readings(text)
  return [...secrets()].flatMap(([name, forms]) =>
    forms
      .filter((form) => all.some((reading) => reading.includes(form)))
      .map((form) => `${name} “${form}” in ${where}`),
  )
}

async function filesIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Where the browser keeps what belongs to an extension, as parts of a path. */
const extensionPlaces = {
  chromium:
    /IndexedDB\/chrome-extension_|Extension (Settings|State|Rules|Scripts)|Local Storage|Service Worker\/Database/,
  firefox: /storage\/default\/moz-extension|browser-extension-data|extension-store/,
}

test('is used: two accounts, a name, a site, a transaction, a look at the phrase', async () => {
  const { home } = await openOwnWallet(driver, { phrase })
  await home.page.click(byTestId('accounts'))
  await home.page.click(byTestId('account-add'))
  await until('second account', async () => (await home.page.count(byTestId('account'))) === 2)
  await home.page.click(byTestId('account-edit'))
  await home.page.fill(byTestId('account-name'), accountName)
  await home.page.click(byTestId('account-save'))
  await until('name on the page', async () => (await home.page.text('body')).includes(accountName))

  const site = await DemoSite.open(driver, places().demo)
  await site.connect(driver)
  await site.moveTo(driver, anvilChainId)
  await site.press('send')
  await (await ApprovalScreen.find(driver, 'transaction')).approve()
  hash = await site.result('send')
  await site.mined('send')

  const settings = await SettingsScreen.open(driver)
  await settings.enter('settings-phrase')
  await settings.page.fill(byTestId('reveal-password'), testPassword)
  await settings.page.click(byTestId('reveal-next'))
  await settings.page.waitFor(byTestId('reveal-phrase'))
  await settings.page.close()
  expect(hash).toMatch(/^0x[0-9a-f]{64}$/)
})

test('locked, no store that the browser lets be read tells anything', async () => {
  const page = await openStores(driver)
  await page.waitFor(byTestId('home'))
  const unlocked = await readStores(page)
  expect(unlocked.map(({ where }) => where)).toContain('coffer/journal')
  await page.click(byTestId('lock'))
  await page.waitFor(byTestId('unlock-password'))
  await until('forgotten session', async () => {
    const session = (await readStores(page)).find(({ where }) => where === 'storage.session')
    return session !== undefined && !session.text.includes('"session"')
  })
  const stores = await readStores(page)
  expect(stores.length).toBeGreaterThan(10)
  expect(stores.flatMap(({ where, text }) => leaksIn(where, text))).toEqual([])
})

test('closed, no file that belongs to the extension tells anything', async () => {
  await driver.close()
  const files = (await filesIn(profile)).filter((file) => extensionPlaces[driver.browser].test(file))
  expect(files.length).toBeGreaterThan(3)
  const leaks = await Promise.all(
    files.map(async (file) => leaksIn(file.slice(profile.length), (await readFile(file)).toString('latin1'))),
  )
  expect(leaks.flat()).toEqual([])
})

test('closed, nothing of the phrase or the password is anywhere in the profile', async () => {
  const words = phrase.split(' ')
  const pairs = words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`)
  const needles = [...pairs, testPassword].flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')])
  const files = await filesIn(profile)
  const found = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file)
      return needles.filter((needle) => bytes.includes(needle)).map((needle) => `“${needle.toString()}” in ${file}`)
    }),
  )
  expect(files.length).toBeGreaterThan(20)
  expect(found.flat()).toEqual([])
})
