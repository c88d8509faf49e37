import { isAddressEqual, recoverMessageAddress, recoverTypedDataAddress, type Address, type Hex } from 'viem'
import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test } from 'vitest'
import { anvilChainId, fund, receiptOf, rpc } from '#tests/e2e/fixtures/anvil.ts'
import { byTestId } from '#tests/e2e/fixtures/driver.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { ActivityScreen } from '#tests/e2e/pages/activity.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { DemoSite } from '#tests/e2e/pages/demo-site.ts'
import { HomeScreen } from '#tests/e2e/pages/home.ts'
import { Onboarding } from '#tests/e2e/pages/onboarding.ts'

/** The whole road once, each test from where the one before has arrived. */

let driver: DisposableDriver
let home: HomeScreen
let site: DemoSite
let address: Address
let sent: Hex

beforeAll(async () => {
  driver = await launch()
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
})

let broken = ''

beforeEach(({ task }) => {
  if (broken !== '') throw new Error(`“${broken}” failed, and this stands on it`)
  onTestFailed(() => {
    broken = task.name
  })
})

const addressOf = (text: string): Address => text as Address
const hexOf = (text: string): Hex => text as Hex

test('makes a wallet of twelve words', async () => {
  const onboarding = await Onboarding.find(driver)
  expect(await onboarding.create()).toHaveLength(12)
  home = await HomeScreen.open(driver)
  address = addressOf(await home.address())
  expect(address).toMatch(/^0x[0-9a-fA-F]{40}$/)
})

test('shows what the chain says it holds', async () => {
  await fund(places().chain, address, 7)
  await home.chooseNetwork(anvilChainId)
  expect(await home.waitForBalance((wei) => wei > 0n)).toBe(7n * 10n ** 18n)
})

test('connects a site', async () => {
  site = await DemoSite.open(driver, places().demo)
  expect(await site.accounts()).toEqual([])
  await site.press('connect')
  const approval = await ApprovalScreen.find(driver, 'connect')
  expect(await approval.origin()).toBe(new URL(places().demo).origin)
  await approval.approve()
  await site.result('connect')
  expect(await site.accounts()).toEqual([address])
  await site.moveTo(driver, anvilChainId)
})

test('signs a message', async () => {
  await site.fill('message', 'Grüße, 世界')
  await site.press('sign')
  await (await ApprovalScreen.find(driver, 'message')).approve()
  const signature = hexOf(await site.result('sign'))
  const signer = await recoverMessageAddress({ message: 'Grüße, 世界', signature })
  expect(isAddressEqual(signer, address)).toBe(true)
})

test('signs typed data', async () => {
  await site.press('typed')
  await (await ApprovalScreen.find(driver, 'typed-data')).approve()
  const signature = hexOf(await site.result('typed'))
  const signer = await recoverTypedDataAddress({ ...letter(address), signature })
  expect(isAddressEqual(signer, address)).toBe(true)
})

test('deploys a contract', async () => {
  await site.press('deploy')
  await (await ApprovalScreen.find(driver, 'transaction')).approve()
  const contract = await site.mined('deploy')
  expect(BigInt(await rpc<string>(places().chain, 'eth_call', [{ to: contract, data: '0x' }, 'latest']))).toBe(42n)
})

test('sends, and the chain mines it', async () => {
  await site.press('send')
  await (await ApprovalScreen.find(driver, 'transaction')).approve()
  sent = hexOf(await site.result('send'))
  const receipt = await receiptOf(places().chain, sent)
  expect(receipt).toMatchObject({ status: '0x1', from: address.toLowerCase() })
})

test('lists what was sent as confirmed, and that it did what was shown', async () => {
  await home.page.bringToFront()
  await home.enter('activity')
  await new ActivityScreen(home.page).waitFor(sent, 'confirmed')
  await home.page.click(byTestId('activity-item', { 'data-hash': sent }))
  await home.page.waitFor(byTestId('happened', { 'data-differs': 'false' }))
  expect(await home.page.attribute(byTestId('balance-change'), 'data-amount')).toMatch(/^-[1-9]/)
})

test('passes a refusal on to the site', async () => {
  await site.press('sign')
  await (await ApprovalScreen.find(driver, 'message')).reject()
  expect(await site.answer('sign')).toMatchObject({ state: 'failed', code: 4001 })
})

/** What the demo site asks to be signed. */
function letter(from: Address) {
  const person = [
    { name: 'name', type: 'string' },
    { name: 'wallet', type: 'address' },
  ] as const
  const mail = [
    { name: 'from', type: 'Person' },
    { name: 'to', type: 'Person' },
    { name: 'contents', type: 'string' },
  ] as const
  return {
    domain: {
      name: 'Demo mail',
      version: '1',
      chainId: anvilChainId,
      verifyingContract: '0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC',
    },
    types: { Person: person, Mail: mail },
    primaryType: 'Mail',
    message: {
      from: { name: 'Ada', wallet: from },
      to: { name: 'Bob', wallet: '0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB' },
      contents: 'Hello, Bob',
    },
  } as const
}
