import { afterAll, beforeAll, expect, test } from 'vitest'
import { anvilChainId, fund, startAnvil } from '#tests/e2e/fixtures/anvil.ts'
import { ContractMaker } from '#tests/e2e/fixtures/contracts.ts'
import { byTestId, type Page } from '#tests/e2e/fixtures/driver.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { addressAt } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { signingRequests } from '#tests/e2e/fixtures/signing-requests.ts'
import { replaceVaultRows } from '#tests/e2e/fixtures/stores.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { ApprovalScreen, type ApprovalKind } from '#tests/e2e/pages/approval.ts'
import { findFaults } from '#tests/e2e/pages/axe.ts'
import { DemoSite, type DemoAction } from '#tests/e2e/pages/demo-site.ts'
import { ContactsScreen } from '#tests/e2e/pages/contacts.ts'
import { HomeScreen } from '#tests/e2e/pages/home.ts'
import { Onboarding, testPassword } from '#tests/e2e/pages/onboarding.ts'
import { SendScreen } from '#tests/e2e/pages/send.ts'
import { UnlockScreen } from '#tests/e2e/pages/unlock.ts'

/** Every screen in both themes before axe, and the main road by the keyboard alone. */

const stop = new AbortController()
const phrase = 'letter advice cage absurd amount doctor acoustic avoid letter advice cage above'
let driver: DisposableDriver
let page: Page
let site: DemoSite
let secondChain: string

beforeAll(async () => {
  driver = await launch()
  secondChain = (await startAnvil({ port: await freePort(), chainId: 31_338, signal: stop.signal })).url
  await fund(places().chain, addressAt(phrase), 3)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  stop.abort()
})

const moves = async (keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.press(key)
}

/** Tab by tab until the focus is on an element, as a person without a mouse goes there. */
async function tabTo(selector: string): Promise<void> {
  await until(`focus on ${selector}`, async () => {
    const there = await page.evaluate((css) => document.activeElement?.matches(css) === true, selector)
    if (!there) await page.press('Tab')
    return there
  })
}

/** Types into the focused field, key by key. */
const type = (text: string) => moves(Array.from(text, (letter) => (letter === ' ' ? 'Space' : letter)))

test('axe sees faults that are planted', async () => {
  const { page: welcome } = await Onboarding.find(driver)
  await welcome.evaluate(() => {
    const faint = Object.assign(document.createElement('b'), {
      innerText: 'faint',
      style: 'color: #777; background: #888',
    })
    document.querySelector('main')?.append(document.createElement('img'), faint)
  })
  const faults = ['light color-contrast at b', 'light image-alt at img', 'dark color-contrast at b']
  expect(await findFaults(welcome)).toEqual(faults)
  await welcome.reload()
})

test('onboarding, step by step', async () => {
  const onboarding = await Onboarding.find(driver)
  expect(await findFaults(onboarding.page)).toEqual([])
  const faults: string[] = []
  const look = async () => {
    faults.push(...(await findFaults(onboarding.page)))
  }
  await onboarding.create({ onStep: look, stayAt: 'password' })
  await onboarding.page.reload()
  await onboarding.page.click(byTestId('import-wallet'))
  await onboarding.page.waitFor(byTestId('phrase-input'))
  await look()
  expect(faults).toEqual([])
  await onboarding.page.close()
})

test('onboarding goes by the keyboard alone', async () => {
  page = await driver.open(driver.extensionUrl('onboarding.html'))
  await page.waitFor(byTestId('import-wallet'))
  await tabTo(byTestId('import-wallet'))
  await page.press('Enter')
  await page.waitFor(byTestId('phrase-input'))
  await tabTo(byTestId('phrase-input'))
  await type(phrase)
  await page.waitFor(byTestId('next'), 'enabled')
  await tabTo(byTestId('next'))
  await page.press('Enter')
  await page.waitFor(byTestId('password'))
  await tabTo(byTestId('password'))
  await type(testPassword)
  await tabTo(byTestId('password-confirm'))
  await type(testPassword)
  await page.press('Enter')
  await page.waitFor(byTestId('network-choice'))
  expect(await findFaults(page)).toEqual([])
  await tabTo(byTestId('network-choice'))
  await until('chosen local network', async () => {
    const chosen = `${byTestId('network-choice', { 'data-chain-id': anvilChainId })}:checked`
    if ((await page.count(chosen)) > 0) return true
    await page.press('ArrowDown')
    return false
  })
  await tabTo(byTestId('next'))
  await page.press('Enter')
  await page.waitFor(byTestId('onboarding-done'))
  expect(await findFaults(page)).toEqual([])
})

test('sending goes by the keyboard alone', async () => {
  await page.goto(driver.extensionUrl('popup.html'))
  await page.waitFor(byTestId('home'))
  await tabTo(byTestId('send'))
  await page.press('Enter')
  await page.waitFor(byTestId('send-to'))
  await tabTo(byTestId('send-to'))
  await type('0x70997970C51812dc3A010C7d01b50e0d17dc79C8')
  await tabTo(byTestId('send-amount'))
  await type('0.5')
  await page.press('Enter')
  const approval = await ApprovalScreen.find(driver, 'transaction')
  ;({ page } = approval)
  expect(await findFaults(page)).toEqual([])
  await approval.arm()
  await tabTo(byTestId('approve'))
  await page.press('Enter')
  await until('closed approval window', () => page.isClosed())
  site = await DemoSite.open(driver, places().demo)
})

test.each([
  ['connect', 'connect'],
  ['message', 'sign'],
  ['typed-data', 'typed'],
  ['transaction', 'send'],
  ['transaction', 'deploy'],
] as const satisfies readonly (readonly [ApprovalKind, DemoAction])[])('approval: %s (%s)', async (kind, action) => {
  await site.press(action)
  const approval = await ApprovalScreen.find(driver, kind)
  await approval.arm()
  expect(await findFaults(approval.page)).toEqual([])
  await approval.approve()
  await site.result(action)
})

test('approval: every other view of what is signed or decrypted', async () => {
  await site.moveTo(driver, anvilChainId)
  const { origin } = new URL(await site.page.url())
  for (const { kind, method, params } of signingRequests(addressAt(phrase), origin)) {
    await site.page.bringToFront()
    const answer = site.request(method, params)
    const approval = await ApprovalScreen.find(driver, kind)
    await approval.arm()
    expect(await findFaults(approval.page)).toEqual([])
    await approval.approve()
    await answer
  }
})

test('approval: calls', async () => {
  const to = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
  const calls = [
    { to, value: '0x1' },
    { to, data: '0x12345678' },
  ]
  const list = { version: '2.0.0', chainId: `0x${anvilChainId.toString(16)}`, atomicRequired: false, calls }
  const answer = site.request('wallet_sendCalls', [list])
  const approval = await ApprovalScreen.find(driver, 'calls')
  await approval.arm()
  expect(await findFaults(approval.page)).toEqual([])
  await approval.approve()
  expect(await answer).toHaveProperty('result.id')
})

test('approval: chain (add, then switch), and a queue', async () => {
  await site.fill('chain-id', '31338')
  await site.fill('chain-rpc', secondChain)
  await site.press('add-network')
  for (let count = 0; count < 2; count += 1) {
    const approval = await ApprovalScreen.find(driver, 'chain')
    await approval.arm()
    expect(await findFaults(approval.page)).toEqual([])
    await approval.approve()
  }
  await site.result('add-network')
  await site.press('sign')
  await site.press('typed')
  const queue = await ApprovalScreen.find(driver)
  await queue.page.waitFor(byTestId('approval-queue'))
  expect(await findFaults(queue.page)).toEqual([])
  await queue.rejectAll()
})

test('approval: a token that a site suggests, and its page', async () => {
  const maker = await ContractMaker.open(places().chain)
  const owner = addressAt(phrase)
  const token = await maker.deploy('ERC20PresetFixedSupply', ['Polish zloty', 'PLN', 10n ** 20n, owner])
  await site.moveTo(driver, anvilChainId)
  const asked = site.request('wallet_watchAsset', [{ type: 'ERC20', options: { address: token } }])
  const approval = await ApprovalScreen.find(driver, 'asset')
  await approval.arm()
  expect(await findFaults(approval.page)).toEqual([])
  await approval.approve()
  expect(await asked).toEqual({ result: true })
  const home = await HomeScreen.open(driver)
  ;({ page } = home)
  await page.waitFor(byTestId('asset', { 'data-asset': token, 'data-amount': (10n ** 20n).toString() }))
  expect(await findFaults(page)).toEqual([])
  await page.click(byTestId('asset'))
  await page.waitFor(byTestId('asset-facts'))
  expect(await findFaults(page)).toEqual([])
  await page.close()
})

const screens = [
  '',
  'accounts',
  'pick-network',
  'send',
  'receive',
  'activity',
  'calls',
  'settings',
  'networks',
] as const
const more = ['add-asset', 'add-network', 'sites', 'phrase', 'password', 'limits', 'about'] as const

test.each([...screens, ...more])('screen: “%s”', async (name) => {
  page = await driver.open(driver.extensionUrl(`popup.html${name === '' ? '' : `#${name}`}`))
  await page.waitFor('h1', 'attached')
  expect(await findFaults(page)).toEqual([])
  await page.close()
})

test.each([
  ['activity', 'activity-item'],
  ['networks', 'network-item'],
  ['sites', 'site'],
])('screen: one entry of %s', async (list, item) => {
  page = await driver.open(driver.extensionUrl(`popup.html#${list}`))
  await page.click(byTestId(item))
  await page.waitFor(byTestId(item), 'detached')
  await page.waitFor('h1', 'attached')
  expect(await findFaults(page)).toEqual([])
  await page.close()
})

test('contacts: one is added, sent to by its name, and told of in the question', async () => {
  const contacts = await ContactsScreen.open(driver)
  ;({ page } = contacts)
  expect(await findFaults(page)).toEqual([])
  const address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
  await contacts.write('Ada', address)
  expect(await findFaults(page)).toEqual([])
  await contacts.save(address)
  expect(await findFaults(page)).toEqual([])
  await page.goto(driver.extensionUrl('popup.html#send'))
  await page.reload()
  await page.click(byTestId('send-known', { 'data-address': address }))
  await page.fill(byTestId('send-amount'), '0.1')
  expect(await findFaults(page)).toEqual([])
  const approval = await new SendScreen(page).review(driver)
  await approval.page.waitFor(byTestId('warning', { 'data-code': 'contact', 'data-severity': 'info' }))
  await approval.reject()
  await page.close()
})

test('unlock, also after a wrong password, and recovery', async () => {
  const home = await HomeScreen.open(driver)
  ;({ page } = home)
  await home.lock()
  expect(await findFaults(page)).toEqual([])
  const unlock = new UnlockScreen(page)
  await unlock.tryPassword('wrong')
  await unlock.error()
  expect(await findFaults(page)).toEqual([])
  await replaceVaultRows(page, [{ slot: 'a', sealed: 'not a vault' }])
  await page.reload()
  await page.waitFor(byTestId('recovery'))
  expect(await findFaults(page)).toEqual([])
})
