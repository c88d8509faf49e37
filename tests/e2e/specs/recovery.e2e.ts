import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { anvilChainId } from '#tests/e2e/fixtures/anvil.ts'
import { byTestId, type Page } from '#tests/e2e/fixtures/driver.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { openOwnWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { openStores, readArea, readVaultRows, replaceVaultRows, writeArea } from '#tests/e2e/fixtures/stores.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { HomeScreen } from '#tests/e2e/pages/home.ts'
import { testPassword } from '#tests/e2e/pages/onboarding.ts'
import { RecoveryScreen } from '#tests/e2e/pages/recovery.ts'
import { UnlockScreen } from '#tests/e2e/pages/unlock.ts'

/** The stored bytes of the vault are damaged for real. What comes is never the way to a new wallet. */

let driver: DisposableDriver
let profile: string
let wallet: OwnWallet
let page: Page
/** The sealed vault as it is stored, whole. */
let whole: string

const slots = ['vault-a', 'vault-b'] as const

/** Puts a text, or nothing, in place of each copy. */
async function store(database: string | null, extension: string | null): Promise<void> {
  await replaceVaultRows(page, database === null ? [] : [{ slot: 'a', sealed: database }])
  await writeArea(page, 'local', { 'vault-a': extension, 'vault-b': null })
}

const flipped = (text: string): string => {
  const place = text.lastIndexOf('"sealed":"') + 40
  return text.slice(0, place) + (text[place] === 'A' ? 'B' : 'A') + text.slice(place + 1)
}
const truncated = (text: string): string => text.slice(0, text.length / 2)
/** As a later version of Coffer would frame it. */
function newer(text: string): string {
  const body = text.slice(text.indexOf('{')).replace('"version":1', '"version":2')
  return `coffer-vault:${createHash('sha256').update(body).digest('hex')}:${body}`
}

/** What the popup shows once it knows. */
async function standing(): Promise<'recovery' | 'locked'> {
  await page.reload()
  return until('recovery or unlock screen', async () => {
    expect(await page.count(byTestId('create-wallet'))).toBe(0)
    if ((await page.count(byTestId('recovery'))) > 0) return 'recovery'
    return (await page.count(byTestId('unlock-password'))) > 0 && 'locked'
  })
}

/** The same account is back; where the settings were lost with the database, the network is chosen anew. */
async function opensWith(password: string): Promise<void> {
  if ((await page.count(byTestId('unlock-password'))) > 0) await new UnlockScreen(page).unlock(password)
  const home = new HomeScreen(page)
  await page.waitFor(`${byTestId('home')}, ${byTestId('network-choice')}`)
  if ((await page.count(byTestId('home'))) === 0) {
    await page.click(byTestId('network-choice', { 'data-chain-id': anvilChainId }))
    await page.click(byTestId('next'))
  }
  await home.waitFor()
  expect(await home.address()).toBe(wallet.address)
}

/** Every page of the wallet says the same. */
async function showsRecoveryEverywhere(): Promise<void> {
  for (const path of ['onboarding.html', 'approval.html', 'sidepanel.html']) {
    const other = await driver.open(driver.extensionUrl(path))
    await new RecoveryScreen(other).waitFor()
    expect(await new RecoveryScreen(other).offersNewWallet()).toBe(false)
    await other.close()
  }
}

async function wholeCopies(): Promise<number> {
  const local = await readArea(page, 'local')
  const rows = await readVaultRows(page)
  return [...rows.map(({ sealed }) => sealed), ...slots.map((slot) => local[slot])].filter((text) => text === whole)
    .length
}

beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'coffer-profile-'))
  driver = await launch({ profile })
  const opened = await openOwnWallet(driver)
  wallet = opened
  page = opened.home.page
  const local = await readArea(page, 'local')
  whole = String(local['vault-a'] ?? local['vault-b'])
})

beforeEach(async () => {
  await page.waitFor(`${byTestId('lock')}, ${byTestId('unlock-password')}`)
  if ((await page.count(byTestId('lock'))) > 0) await page.click(byTestId('lock'))
  await page.waitFor(byTestId('unlock-password'))
  return async () => {
    if ((await page.count(byTestId('recovery'))) > 0) await store(whole, whole)
    await page.reload()
  }
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

test('keeps the same bytes in two places', async () => {
  expect(whole).toContain('coffer-vault')
  expect(await wholeCopies()).toBe(2)
})

test.each([
  ['database', null],
  ['extension', null],
] as const)('heals a copy that is missing: %s', async (place, missing) => {
  await store(place === 'database' ? missing : whole, place === 'extension' ? missing : whole)
  expect(await standing()).toBe('locked')
  await until('both copies', async () => (await wholeCopies()) === 2)
  await opensWith(testPassword)
})

test.each([
  ['flipped', 'database', flipped],
  ['truncated', 'database', truncated],
  ['flipped', 'extension', flipped],
  ['truncated', 'extension', truncated],
] as const)('restores from the other copy: %s bytes in the %s', async (_, place, damage) => {
  const damaged = damage(whole)
  await store(place === 'database' ? damaged : whole, place === 'extension' ? damaged : whole)
  expect(await standing()).toBe('recovery')
  await new RecoveryScreen(page).restore()
  await page.waitFor(byTestId('unlock-password'))
  await opensWith(testPassword)
  expect(await wholeCopies()).toBe(2)
})

test('leaves a vault of a newer format alone, and hands out its bytes', async () => {
  await store(newer(whole), newer(whole))
  expect(await standing()).toBe('recovery')
  await showsRecoveryEverywhere()
  expect(await page.count(byTestId('restore'))).toBe(0)
  const recovery = new RecoveryScreen(page)
  expect(await recovery.exportRaw()).toContain(JSON.stringify(newer(whole)))
  expect((await readVaultRows(page))[0]?.sealed).toBe(newer(whole))
  await store(whole, whole)
  expect(await standing()).toBe('locked')
})

test('both copies damaged: hands out the bytes, and comes back from the phrase', async () => {
  await store(truncated(whole), flipped(truncated(whole)))
  expect(await standing()).toBe('recovery')
  await showsRecoveryEverywhere()
  const recovery = new RecoveryScreen(page)
  expect(await recovery.exportRaw()).toContain(JSON.stringify(truncated(whole)))
  await recovery.restoreFromPhrase(wallet.phrase, 'another long enough password')
  await opensWith('another long enough password')
  const local = await readArea(page, 'local')
  expect(JSON.stringify(local['vault-aside'])).toContain(JSON.stringify(flipped(truncated(whole))))
  whole = String(local['vault-a'] ?? local['vault-b'])
})

test('both copies gone, but not the mark that there was one: comes back from the phrase', async () => {
  await store(null, null)
  expect(await standing()).toBe('recovery')
  await new RecoveryScreen(page).restoreFromPhrase(wallet.phrase, testPassword)
  await opensWith(testPassword)
})

/** Where the browser keeps the extension's IndexedDB. */
async function databaseDirectory(): Promise<string> {
  const entries = await readdir(profile, { recursive: true })
  const places = { chromium: /chrome-extension_[^/]*\.indexeddb\.leveldb$/, firefox: /moz-extension[^/]*\/idb$/ }
  const found = entries.find((entry) => places[driver.browser].test(entry))
  if (found === undefined) throw new Error('no database in the profile')
  return join(profile, found)
}

async function restartAfter(damage: (directory: string) => Promise<void>): Promise<void> {
  await driver.close()
  await damage(await databaseDirectory())
  await driver.restart()
  page = await openStores(driver)
}

test('the database is deleted from the disk between two starts', async () => {
  await restartAfter((directory) => rm(directory, { recursive: true }))
  expect(await standing()).toBe('locked')
  await opensWith(testPassword)
})

test('the database’s files are overwritten with garbage between two starts', async () => {
  await restartAfter(async (directory) => {
    for (const name of await readdir(directory, { recursive: true })) {
      const file = join(directory, name)
      if ((await stat(file)).isFile()) await writeFile(file, Buffer.alloc(4096, 0xa5))
    }
  })
  if ((await standing()) === 'recovery') {
    await new RecoveryScreen(page).restore()
    await page.waitFor(byTestId('unlock-password'))
  }
  await opensWith(testPassword)
})
