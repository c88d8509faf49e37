import { isAddressEqual, recoverMessageAddress, type Hex } from 'viem'
import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test } from 'vitest'
import { receiptOf, rpc, startAnvil } from '#tests/e2e/fixtures/anvil.ts'
import { byTestId } from '#tests/e2e/fixtures/driver.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { openOwnWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { ActivityScreen } from '#tests/e2e/pages/activity.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import type { HomeScreen } from '#tests/e2e/pages/home.ts'
import { SettingsScreen } from '#tests/e2e/pages/settings.ts'
import { TestDapp } from '#tests/e2e/pages/test-dapp.ts'

/** The site that MetaMask tests itself with, from npm, as it is: what its page says is the proof. */

const sepolia = { chainId: 11_155_111, hex: '0xaa36a7' } as const

const stop = new AbortController()
let driver: DisposableDriver
let wallet: OwnWallet & { readonly home: HomeScreen }
let dapp: TestDapp

beforeAll(async () => {
  driver = await launch()
  wallet = await openOwnWallet(driver, { ether: 100 })
  const stand = await startAnvil({ port: await freePort(), chainId: sepolia.chainId, signal: stop.signal })
  const settings = await SettingsScreen.open(driver)
  await settings.setServer(sepolia.chainId, stand.url)
  await settings.page.close()
  dapp = await TestDapp.open(driver, places().testDapp)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  stop.abort()
})

let broken = ''

beforeEach(({ task }) => {
  if (broken !== '') throw new Error(`“${broken}” failed, and this stands on it`)
  onTestFailed(() => {
    broken = task.name
  })
})

const nonce = async (): Promise<number> =>
  Number(await rpc<string>(places().chain, 'eth_getTransactionCount', [wallet.address, 'latest']))

/** The hash of the newest transaction that the wallet lists, once there are this many. */
async function sentAs(count: number): Promise<string> {
  const { page } = wallet.home
  await page.goto(driver.extensionUrl('popup.html'))
  await wallet.home.waitFor()
  await wallet.home.enter('activity')
  const activity = new ActivityScreen(page)
  const hashes = await until('entry in the activity', async () => {
    const found = await activity.hashes()
    return found.length >= count && found
  })
  return hashes[0] ?? ''
}

test('connects, and the page shows the account and the network', async () => {
  await dapp.ask(driver, 'connectButton', 'connect')
  await dapp.says('accounts', new RegExp(wallet.address, 'i'))
  await dapp.says('chainId', /^0x7a69$/)
})

test('signs a message that recovers to the account', async () => {
  await dapp.ask(driver, 'personalSign', 'message')
  const signature = (await dapp.says('personalSignResult', /^0x[0-9a-f]{130}$/)) as Hex
  const signer = await recoverMessageAddress({ message: 'Example `personal_sign` message', signature })
  expect(isAddressEqual(signer, wallet.address)).toBe(true)
  await dapp.press('personalSignVerify')
  await dapp.says('personalSignVerifySigUtilResult', new RegExp(`^${wallet.address}$`, 'i'))
})

test('signs typed data, and the page verifies it', async () => {
  await dapp.ask(driver, 'signTypedDataV4', 'typed-data')
  await dapp.says('signTypedDataV4Result', /^0x[0-9a-f]{130}$/)
  await dapp.press('signTypedDataV4Verify')
  await dapp.says('signTypedDataV4VerifyResult', new RegExp(`^${wallet.address}$`, 'i'))
})

test('sends what the page asks for', async () => {
  const before = await nonce()
  await dapp.ask(driver, 'sendButton', 'transaction')
  await until('sent transaction', async () => (await nonce()) === before + 1)
  const hash = await sentAs(1)
  const sent = await rpc<{ gas: string; to: string }>(places().chain, 'eth_getTransactionByHash', [hash])
  expect(sent).toMatchObject({ gas: '0x5208', to: '0x0c54fccd2e384b4bb6f2e405bf5cbc15a017aafb' })
  expect(await receiptOf(places().chain, hash)).toMatchObject({ status: '0x1' })
})

test('deploys the piggy bank, fills it and takes out again', async () => {
  await dapp.ask(driver, 'deployButton', 'transaction')
  await dapp.says('contractStatus', /^Deployed$/)
  await dapp.ask(driver, 'depositButton', 'transaction')
  await dapp.says('contractStatus', /^Deposit completed$/)
  await dapp.ask(driver, 'withdrawButton', 'transaction')
  await dapp.says('contractStatus', /^Withdrawn$/)
})

test('says that a refused deployment failed', async () => {
  await dapp.press('deployButton')
  await (await ApprovalScreen.find(driver, 'transaction')).reject()
  await dapp.says('contractStatus', /^Deployment Failed$/)
})

test('creates a token and transfers some of it', async () => {
  await dapp.ask(driver, 'createToken', 'transaction')
  const token = await dapp.says('erc20TokenAddresses', /^0x[0-9a-fA-F]{40}$/)
  const before = await nonce()
  await dapp.ask(driver, 'transferTokens', 'transaction')
  await until('transferred tokens', async () => (await nonce()) === before + 1)
  const call = { to: token, data: `0x70a08231${'2f318C334780961FB129D2a6c30D0763d9a5C970'.padStart(64, '0')}` }
  expect(BigInt(await rpc<string>(places().chain, 'eth_call', [call, 'latest']))).toBeGreaterThan(0n)
})

test('says that a network is not there, and switches to one that is', async () => {
  await dapp.pickNetwork('0x1a')
  await dapp.page.waitFor('#networkError')
  expect(await dapp.page.text('#networkError')).toContain('is not available in your wallet')
  await dapp.pickNetwork(sepolia.hex)
  await (await ApprovalScreen.find(driver, 'chain')).approve()
  await dapp.says('chainId', /^0xaa36a7$/)
  await dapp.says('currentNetworkName', /Sepolia/)
})

test('shows no account after the wallet took them back', async () => {
  const settings = await SettingsScreen.open(driver)
  await settings.enter('settings-sites')
  await settings.page.click(byTestId('site'))
  await settings.page.click(byTestId('site-disconnect'))
  await dapp.says('accounts', /^$/)
})
