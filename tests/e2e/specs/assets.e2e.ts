import { encodeFunctionData, erc20Abi, parseUnits, type Address } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anvilChainId, receiptOf, rpc, startAnvil } from '#tests/e2e/fixtures/anvil.ts'
import { ContractMaker } from '#tests/e2e/fixtures/contracts.ts'
import { byTestId } from '#tests/e2e/fixtures/driver.ts'
import { openExchange } from '#tests/e2e/fixtures/exchange.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { openOwnWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { AmountForm } from '#tests/e2e/pages/amount-form.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { findFaults } from '#tests/e2e/pages/axe.ts'
import type { HomeScreen } from '#tests/e2e/pages/home.ts'
import { atHost, RequestPage } from '#tests/e2e/pages/request-page.ts'
import { SettingsScreen } from '#tests/e2e/pages/settings.ts'

/** Tokens, NFTs and networks as sites suggest them, with real contracts; each test goes on from the one before. */

const addedChain = { id: 31_340, hex: '0x7a6c' }

const stop = new AbortController()
let driver: DisposableDriver
let wallet: OwnWallet & { readonly home: HomeScreen }
let site: RequestPage
let maker: ContractMaker
let token: Address
let collection: Address
let multi: Address
let hidden: Address
let copy: Address
let addedUrl: string

beforeAll(async () => {
  driver = await launch()
  wallet = await openOwnWallet(driver)
  maker = await ContractMaker.open(places().chain)
  token = await maker.deploy('ERC20PresetFixedSupply', ['Polish zloty', 'PLN', parseUnits('1000', 18), maker.address])
  hidden = await maker.deploy('ERC20PresetFixedSupply', ['Polish zloty', 'PL\u200bN', 1n, maker.address])
  copy = await maker.deploy('ERC20PresetFixedSupply', ['Ether', 'ETH', 1n, maker.address])
  collection = await maker.deploy('ERC721PresetMinterPauserAutoId', ['Cards', 'CARD', 'https://cards.example/'])
  multi = await maker.deploy('ERC1155PresetMinterPauser', ['https://things.example/{id}'])
  await maker.call('ERC20PresetFixedSupply', token, 'transfer', [wallet.address, parseUnits('12.5', 18)])
  await maker.call('ERC721PresetMinterPauserAutoId', collection, 'mint', [wallet.address])
  await maker.call('ERC721PresetMinterPauserAutoId', collection, 'mint', [maker.address])
  await maker.call('ERC1155PresetMinterPauser', multi, 'mint', [wallet.address, 5n, 3n, '0x'])
  addedUrl = (await startAnvil({ port: await freePort(), chainId: addedChain.id, signal: stop.signal })).url
  site = await RequestPage.open(driver)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
  stop.abort()
})

const watch = (type: string, options: object) => ({ type, options })
const word = (address: string): string => address.slice(2).toLowerCase().padStart(64, '0')
const row = (asset: string, amount: string) => byTestId('asset', { 'data-asset': asset, 'data-amount': amount })

test('a site that is not connected can suggest nothing, and lists nothing', async () => {
  expect(await site.request('wallet_watchAsset', watch('ERC20', { address: token }))).toMatchObject({ code: 4100 })
  expect(await site.request('wallet_getEthereumChains')).toMatchObject({ code: 4100 })
  await site.connect(anvilChainId)
})

test('a token is listed after consent, with what the chain says that one has', async () => {
  const options = { address: token, symbol: 'PLN', decimals: 18, image: 'https://tracker.example/pln.png' }
  expect(await site.reject('asset', 'wallet_watchAsset', watch('ERC20', options))).toMatchObject({ code: 4001 })
  expect(await site.approve('asset', 'wallet_watchAsset', watch('ERC20', options))).toEqual({ result: true })
  const { page } = wallet.home
  await page.bringToFront()
  await page.waitFor(row(token, parseUnits('12.5', 18).toString()))
  expect(await page.text(row(token, parseUnits('12.5', 18).toString()))).toContain('12.5')
})

test('what is listed already is not asked about again', async () => {
  expect(await site.request('wallet_watchAsset', [watch('ERC20', { address: token })])).toEqual({ result: true })
  expect(await ApprovalScreen.windows(driver)).toBe(0)
})

test('an NFT of either kind, in the forms that libraries send', async () => {
  const card = watch('ERC721', { address: collection, tokenId: '0' })
  expect(await site.approve('asset', 'wallet_watchAsset', [card])).toEqual({ result: true })
  const things = { address: multi, tokenId: '5' }
  expect(await site.approve('asset', 'wallet_watchAsset', ['ERC1155', things])).toEqual({ result: true })
  const { page } = wallet.home
  await page.bringToFront()
  await page.waitFor(row(`${collection}:0`, '1'))
  await page.waitFor(row(`${multi}:5`, '3'))
})

test('what is not so on the chain is refused, and opens no window', async () => {
  const lies = [
    watch('ERC20', { address: token, symbol: 'PLN', decimals: 6 }),
    watch('ERC20', { address: token, symbol: 'USDC' }),
    watch('ERC20', { address: maker.address }),
    watch('ERC20', { address: collection }),
    watch('ERC20', { address: hidden }),
    watch('ERC20', { address: token, chainId: 1 }),
    watch('ERC721', { address: collection, tokenId: '1' }),
    watch('ERC721', { address: collection, tokenId: '77' }),
    watch('ERC721', { address: token, tokenId: '0' }),
    watch('ERC1155', { address: multi, tokenId: '6' }),
    watch('ERC1155', { address: collection, tokenId: '0' }),
    watch('ERC1046', { address: token }),
  ]
  for (const lie of lies) expect(await site.request('wallet_watchAsset', lie)).toMatchObject({ code: -32_602 })
  expect(await ApprovalScreen.windows(driver)).toBe(0)
})

test('a token that calls itself as the coin is shown with a warning', async () => {
  const asked = site.request('wallet_watchAsset', watch('ERC20', { address: copy }))
  const approval = await ApprovalScreen.find(driver, 'asset')
  await approval.page.waitFor(byTestId('warning', { 'data-code': 'copied-symbol', 'data-severity': 'warn' }))
  await approval.reject()
  expect(await asked).toMatchObject({ code: 4001 })
})

test('a transfer is said in the token’s own units, and home shows what is left', async () => {
  const to = word(maker.address)
  const amount = parseUnits('1.5', 18).toString(16).padStart(64, '0')
  const call = { from: wallet.address, to: token, data: `0xa9059cbb${to}${amount}` }
  await site.page.bringToFront()
  const asked = site.request('eth_sendTransaction', [call])
  const approval = await ApprovalScreen.find(driver, 'transaction')
  await approval.arm()
  const verb = await approval.page.text(byTestId('approve'))
  expect(verb.replace(/[\u2068\u2069]/g, '')).toContain('Send 1.5 PLN')
  await approval.approve()
  expect(await asked).toHaveProperty('result')
  const { page } = wallet.home
  await page.bringToFront()
  await page.waitFor(row(token, parseUnits('11', 18).toString()))
})

test('a token is taken from the list, and added again by hand', async () => {
  const { page } = wallet.home
  await page.click(byTestId('asset', { 'data-asset': token }))
  await page.click(byTestId('asset-remove'))
  await wallet.home.waitFor()
  await page.waitFor(byTestId('asset', { 'data-asset': token }), 'detached')
  await page.click(byTestId('add-asset'))
  await page.fill(byTestId('asset-contract'), token)
  await page.click(byTestId('asset-save'))
  await page.waitFor(byTestId('asset-facts'))
  await page.click(byTestId('asset-save'))
  await page.waitFor(row(token, parseUnits('11', 18).toString()))
})

/** What a spender may take, in base units, as the contract says. */
const allowance = async (spender: Address): Promise<bigint> => {
  const data = `0xdd62ed3e${word(wallet.address)}${word(spender)}`
  return BigInt(await rpc<string>(places().chain, 'eth_call', [{ to: token, data }, 'latest']))
}

test('an unlimited allowance is lowered before it is signed, and what was shown is what is so', async () => {
  const data = `0x095ea7b3${word(maker.address)}${'f'.repeat(64)}`
  await site.page.bringToFront()
  const asked = site.request('eth_sendTransaction', [{ from: wallet.address, to: token, data, gas: '0xea60' }])
  const approval = await ApprovalScreen.find(driver, 'transaction')
  await approval.page.waitFor(byTestId('warning', { 'data-code': 'unlimited-approval' }))
  const form = await AmountForm.find(driver)
  expect(await form.options()).toMatchObject([{ of: 'asked' }, { of: 'balance', amount: String(parseUnits('11', 18)) }])
  await form.write('0', false)
  await form.write('2.5')
  await approval.page.waitFor(byTestId('warning', { 'data-code': 'token-approval' }))
  await approval.arm()
  expect((await approval.page.text('h1')).replace(/[\u2068\u2069]/g, '')).toContain('2.5 PLN')
  const raw = await approval.page.evaluate(() => document.body.textContent)
  expect(raw).toContain(parseUnits('2.5', 18).toString(16).padStart(64, '0'))
  expect(raw).not.toContain('f'.repeat(64))
  await approval.approve()
  await receiptOf(places().chain, String((await asked).result))
  expect(await allowance(maker.address)).toBe(parseUnits('2.5', 18))
})

test('what others may take is found, by the wallet’s history and the chain’s, and taken back', async () => {
  await rpc(places().chain, 'anvil_impersonateAccount', [wallet.address])
  for (const to of [collection, multi]) {
    const data = `0xa22cb465${word(maker.address)}${'1'.padStart(64, '0')}`
    const given = await rpc<string>(places().chain, 'eth_sendTransaction', [{ from: wallet.address, to, data }])
    await receiptOf(places().chain, given)
  }
  const { page } = await SettingsScreen.open(driver)
  await page.click(byTestId('settings-allowances'))
  await page.waitFor(byTestId('allowances-search', { 'data-state': 'done' }))
  const rowOf = (type: string, contract: Address, amount: string) => {
    const attributes = { 'data-type': type, 'data-contract': contract, 'data-amount': amount }
    return byTestId('allowance', { ...attributes, 'data-spender': maker.address })
  }
  expect(await findFaults(page)).toEqual([])
  const one = rowOf('token', token, `0x${parseUnits('2.5', 18).toString(16)}`)
  await page.click(`${one} ${byTestId('allowance-revoke')}`)
  const single = await ApprovalScreen.find(driver, 'transaction')
  expect(await single.origin()).toBe('wallet')
  await single.approve()
  await page.bringToFront()
  await page.waitFor(one, 'detached')
  expect(await allowance(maker.address)).toBe(0n)

  const rows = [collection, multi].map((contract) => rowOf('collection', contract, 'all'))
  for (const each of rows) await page.check(`${each} ${byTestId('allowance-choose')}`)
  await page.click(byTestId('allowances-revoke'))
  const list = await ApprovalScreen.find(driver, 'calls')
  expect(await list.origin()).toBe('wallet')
  await list.approve()
  await page.bringToFront()
  await page.waitFor(byTestId('allowances-none'))
  for (const to of [collection, multi]) {
    const data = `0xe985e9c5${word(wallet.address)}${word(maker.address)}`
    expect(BigInt(await rpc<string>(places().chain, 'eth_call', [{ to, data }, 'latest']))).toBe(0n)
  }
  await page.close()
})

test('networks are listed, added and switched to with two consents, each told to the page', async () => {
  const chainIds = async () => {
    const { result } = await site.request('wallet_getEthereumChains')
    return (result as readonly { readonly chainId: string }[]).map(({ chainId }) => chainId)
  }
  const before = await chainIds()
  expect(before).toContain('0x1')
  expect(before).not.toContain(addedChain.hex)
  const network = {
    chainId: addedChain.hex,
    chainName: 'Added',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: [addedUrl],
  }
  const added = await site.approve(['chain', 'chain'], 'wallet_addEthereumChain', [network])
  expect(added).toEqual({ result: null })
  await site.waitForEvent('chainChanged', (value) => value === addedChain.hex)
  expect(await chainIds()).toEqual([...before, addedChain.hex])
  expect(JSON.stringify(await site.request('wallet_getEthereumChains'))).not.toContain(addedUrl)
  await site.moveTo(anvilChainId)
  expect(await chainIds()).toEqual([...before, addedChain.hex])
})

test('the user moves a site to another network, and its page hears of it', async () => {
  const settings = await SettingsScreen.open(driver)
  await settings.enter('settings-sites')
  await settings.page.click(byTestId('site', { 'data-origin': await site.origin() }))
  await settings.page.select(byTestId('site-network'), String(addedChain.id))
  await site.waitForEvent('chainChanged', (value) => value === addedChain.hex)
  expect(await site.request('eth_chainId')).toEqual({ result: addedChain.hex })
  await settings.page.close()
})

/** The signed amounts that an approval shows, by asset. */
async function shownChanges({ page }: ApprovalScreen): Promise<ReadonlyMap<string, bigint>> {
  await page.waitFor(byTestId('balance-change'))
  const lines = await page.evaluate((selector) => {
    const found = [...document.querySelectorAll<HTMLElement>(selector)]
    return found.map(({ dataset }) => [dataset['asset'] ?? '', dataset['amount'] ?? ''] as const)
  }, byTestId('balance-change'))
  return new Map(lines.map(([asset, amount]) => [asset.toLowerCase(), BigInt(amount)]))
}

test('a swap: why it would fail, and then what goes and comes, which is what happens', async () => {
  // A site of its own: of one that was refused as often as those before, nothing is asked for a while.
  const market = await RequestPage.open(driver, atHost(places().blank, '127.0.0.1'))
  await market.connect(anvilChainId)
  const { router, tokens, swap } = await openExchange(maker, wallet.address)
  const [pays, gets] = tokens
  const amount = parseUnits('2.5', 18)
  const transaction = { from: wallet.address, to: router, data: swap({ pays, gets, amount, to: wallet.address }) }
  const failing = market.request('eth_sendTransaction', [transaction])
  const refused = await ApprovalScreen.find(driver, 'transaction')
  await refused.page.waitFor(byTestId('simulation', { 'data-state': 'reverts' }))
  expect(await refused.page.text(byTestId('simulation'))).toContain('STF')
  await refused.reject()
  expect(await failing).toMatchObject({ code: 4001 })

  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args: [router, amount] })
  await market.approve('transaction', 'eth_sendTransaction', [{ from: wallet.address, to: pays, data }])
  const held = (asset: Address) =>
    rpc<string>(places().chain, 'eth_call', [
      { to: asset, data: encodeFunctionData({ abi: erc20Abi, functionName: 'balanceOf', args: [wallet.address] }) },
      'latest',
    ]).then(BigInt)
  const before = [await held(pays), await held(gets)]
  const answer = market.request('eth_sendTransaction', [transaction])
  const approval = await ApprovalScreen.find(driver, 'transaction')
  await approval.page.waitFor(byTestId('simulation', { 'data-state': 'ok' }))
  const shown = await shownChanges(approval)
  await approval.approve()
  expect(await receiptOf(places().chain, (await answer).result as string)).toMatchObject({ status: '0x1' })
  const [paid = 0n, got = 0n] = [await held(pays), await held(gets)].map((now, at) => now - (before[at] ?? 0n))
  expect(paid).toBe(-amount)
  expect(shown).toEqual(
    new Map([
      [pays.toLowerCase(), paid],
      [gets.toLowerCase(), got],
    ]),
  )
})
