import { verifyMessage, type Hex } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anvilChainId } from '#tests/e2e/fixtures/anvil.ts'
import { byTestId } from '#tests/e2e/fixtures/driver.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { addressAt, openOwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { RequestPage, type SeenEvent } from '#tests/e2e/pages/request-page.ts'
import { SiteScreen } from '#tests/e2e/pages/site.ts'

/**
 * What a site is given and what is taken back (EIP-2255, CAIP-25), from the site and from the wallet, and what the page
 * hears of it; each test goes on from the one before.
 */

let driver: DisposableDriver
let site: RequestPage
let origin: string
let first: `0x${string}`
let second: `0x${string}`
const home = { hex: '0x7a69', scope: `eip155:${String(anvilChainId)}` }
/** Everything that the page must have heard so far, in order and nothing beside it. */
const heard: SeenEvent[] = []

const lower = (address: string): string => address.toLowerCase()
const mentioned = (value: unknown): string[] => Object.keys((value as { sessionScopes: object }).sessionScopes)

beforeAll(async () => {
  driver = await launch()
  const wallet = await openOwnWallet(driver)
  first = wallet.address
  second = addressAt(wallet.phrase, 1)
  const { page } = wallet.home
  await page.click(byTestId('accounts'))
  await page.click(byTestId('account-add'))
  await page.waitFor(byTestId('account', { 'data-address': second }))
  site = await RequestPage.open(driver)
  origin = await site.origin()
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
})

/** Waits for these events and checks that they, after all before them, are all that came. Sessions by their networks. */
async function hears(...events: readonly (readonly [name: string, value: unknown])[]): Promise<void> {
  heard.push(...events.map(([name, value]) => ({ name, value })))
  await until('events in the page', async () => (await site.events()).length >= heard.length)
  const seen = await site.events()
  expect(
    seen.map(({ name, value }) => ({ name, value: name === 'wallet_sessionChanged' ? mentioned(value) : value })),
  ).toEqual(heard)
}

test('before it was given anything every site gets the same answers, and no window opens', async () => {
  expect(await site.request('wallet_getPermissions')).toEqual({ result: [] })
  expect(await site.request('wallet_revokePermissions', [{ eth_accounts: {} }])).toEqual({ result: null })
  expect(await site.request('wallet_getSession')).toMatchObject({ code: 5501 })
  expect(await site.request('wallet_revokeSession')).toMatchObject({ code: 5501 })
  const request = { method: 'eth_chainId' }
  expect(await site.request('wallet_invokeMethod', { scope: 'eip155:1', request })).toMatchObject({ code: 4100 })
  expect(await site.request('wallet_requestPermissions', [{ eth_sign: {} }])).toMatchObject({ code: -32_602 })
  expect(await site.request('wallet_createSession', {})).toMatchObject({ code: 5100 })
  expect(await ApprovalScreen.windows(driver)).toBe(0)
  await hears(['connect', { chainId: '0x1' }])
})

test('accounts and networks that a site names are chosen in advance', async () => {
  const asks = {
    eth_accounts: { caveats: [{ type: 'restrictReturnedAccounts', value: [lower(second)] }] },
    'endowment:permitted-chains': { caveats: [{ type: 'restrictNetworkSwitching', value: [home.hex, '0x1'] }] },
  }
  await site.page.bringToFront()
  const answer = site.request('wallet_requestPermissions', [asks])
  const approval = await ApprovalScreen.find(driver, 'connect')
  const checked = await approval.page.evaluate(
    (selector) =>
      [...document.querySelectorAll<HTMLInputElement>(selector)].map(({ dataset, checked: is }) => [
        dataset['address'],
        is,
      ]),
    byTestId('connect-account'),
  )
  expect(checked).toEqual([
    [second, true],
    [first, false],
  ])
  await approval.page.select(byTestId('connect-network'), String(anvilChainId))
  await approval.page.waitFor(byTestId('connect-chain', { 'data-chain-id': 1 }))
  await approval.approve()
  const permissions = [
    { parentCapability: 'eth_accounts', caveats: [{ type: 'restrictReturnedAccounts', value: [lower(second)] }] },
    {
      parentCapability: 'endowment:permitted-chains',
      caveats: [{ type: 'restrictNetworkSwitching', value: [home.hex, '0x1'] }],
    },
  ]
  expect(await answer).toMatchObject({ result: permissions })
  expect(await site.request('wallet_getPermissions')).toMatchObject({ result: permissions })
  await hears(
    ['chainChanged', home.hex],
    ['accountsChanged', [lower(second)]],
    ['wallet_sessionChanged', [home.scope, 'eip155:1']],
  )
})

test('between networks that it may use a site goes without a question', async () => {
  expect(await site.request('wallet_switchEthereumChain', [{ chainId: '0x1' }])).toEqual({ result: null })
  await hears(['chainChanged', '0x1'])
  expect(await site.request('wallet_switchEthereumChain', [{ chainId: home.hex }])).toEqual({ result: null })
  await hears(['chainChanged', home.hex])
})

test('the wallet shows the site another account, and makes it the current one', async () => {
  const screen = await SiteScreen.open(driver, origin)
  expect(await screen.accounts()).toEqual([second])
  await screen.show(first)
  await hears(['accountsChanged', [lower(second), lower(first)]], ['wallet_sessionChanged', [home.scope, 'eip155:1']])
  await screen.makeCurrent(first)
  await hears(['accountsChanged', [lower(first), lower(second)]], ['wallet_sessionChanged', [home.scope, 'eip155:1']])
  expect(await site.request('eth_coinbase')).toEqual({ result: lower(first) })
  await screen.page.close()
})

test('what was asked of an account goes with it: 4100', async () => {
  await site.page.bringToFront()
  const answer = site.request('personal_sign', ['0x00', second])
  await ApprovalScreen.find(driver, 'message')
  const screen = await SiteScreen.open(driver, origin)
  await screen.takeBack(second)
  expect(await answer).toMatchObject({ code: 4100 })
  expect(await site.request('personal_sign', ['0x00', second])).toMatchObject({ code: 4100 })
  await hears(['accountsChanged', [lower(first)]], ['wallet_sessionChanged', [home.scope, 'eip155:1']])
  await until('closed approval window', async () => (await ApprovalScreen.windows(driver)) === 0)
  await screen.takeBackNetwork(1)
  await hears(['wallet_sessionChanged', [home.scope]])
  const request = { method: 'eth_chainId' }
  expect(await site.request('wallet_invokeMethod', { scope: 'eip155:1', request })).toMatchObject({ code: 4100 })
  await screen.page.close()
})

test('a site gives everything back', async () => {
  const named = { eth_accounts: {}, 'endowment:permitted-chains': {} }
  expect(await site.request('wallet_revokePermissions', [named])).toEqual({ result: null })
  expect(await site.request('wallet_getPermissions')).toEqual({ result: [] })
  await hears(['chainChanged', '0x1'], ['accountsChanged', []], ['wallet_sessionChanged', []])
})

test('a session signs on another network than the site is on', async () => {
  const wish = {
    requiredScopes: { [home.scope]: { methods: ['personal_sign'], notifications: [] } },
    optionalScopes: { 'eip155:1': { methods: ['personal_sign'], notifications: [] } },
  }
  await site.page.bringToFront()
  const answer = site.request('wallet_createSession', wish)
  const approval = await ApprovalScreen.find(driver, 'connect')
  await approval.page.select(byTestId('connect-network'), String(anvilChainId))
  await approval.approve()
  const { result } = await answer
  expect(mentioned(result)).toEqual([home.scope, 'eip155:1'])
  expect(result).toMatchObject({ sessionScopes: { 'eip155:1': { accounts: [`eip155:1:${lower(first)}`] } } })
  expect(await site.request('wallet_getSession')).toEqual({ result })
  await hears(
    ['chainChanged', home.hex],
    ['accountsChanged', [lower(first)]],
    ['wallet_sessionChanged', [home.scope, 'eip155:1']],
  )
  const request = { method: 'personal_sign', params: ['0x68656c6c6f', first] }
  const signed = site.request('wallet_invokeMethod', { scope: 'eip155:1', request })
  const question = await ApprovalScreen.find(driver, 'message')
  expect(await question.chainId()).toBe(1)
  await question.approve()
  const signature = (await signed).result as Hex
  expect(await verifyMessage({ address: first, message: 'hello', signature })).toBe(true)
  expect(await site.request('eth_chainId')).toEqual({ result: home.hex })
  await hears()
})

test('a session is given back by parts and whole', async () => {
  expect(await site.request('wallet_revokeSession', { scopes: ['eip155:1'] })).toEqual({ result: true })
  await hears(['wallet_sessionChanged', [home.scope]])
  const request = { method: 'personal_sign', params: ['0x00', first] }
  expect(await site.request('wallet_invokeMethod', { scope: 'eip155:1', request })).toMatchObject({ code: 4100 })
  expect(await site.request('wallet_revokeSession', {})).toEqual({ result: true })
  expect(await site.request('wallet_getSession')).toMatchObject({ code: 5501 })
  expect(await site.request('eth_accounts')).toEqual({ result: [] })
  await hears(['chainChanged', '0x1'], ['accountsChanged', []], ['wallet_sessionChanged', []])
})

test('the wallet moves a site, and takes everything back', async () => {
  await site.page.bringToFront()
  const answer = site.request('eth_requestAccounts')
  const approval = await ApprovalScreen.find(driver, 'connect')
  await approval.page.select(byTestId('connect-network'), String(anvilChainId))
  await approval.approve()
  expect(await answer).toEqual({ result: [lower(first)] })
  await hears(['chainChanged', home.hex], ['accountsChanged', [lower(first)]], ['wallet_sessionChanged', [home.scope]])
  const screen = await SiteScreen.open(driver, origin)
  await screen.moveTo(1)
  await hears(['chainChanged', '0x1'], ['wallet_sessionChanged', [home.scope, 'eip155:1']])
  await screen.disconnect()
  await hears(['accountsChanged', []], ['wallet_sessionChanged', []])
})
