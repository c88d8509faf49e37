import { afterAll, beforeAll, expect, test } from 'vitest'
import { brand } from '#brand/brand.ts'
import { anvilChainId } from '#tests/e2e/fixtures/anvil.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { importWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { atHost, RequestPage } from '#tests/e2e/pages/request-page.ts'

/** The provider in real pages, held against the texts of EIP-1193, EIP-1102, EIP-6963 and what was there before them. */

/** What the scripts of these tests use in their page. */
type Ethereum = {
  readonly request: (call?: unknown) => Promise<unknown>
  readonly isConnected: () => boolean
  readonly enable: () => Promise<unknown>
  readonly send: (...given: readonly unknown[]) => Promise<unknown>
  readonly sendAsync: (payload: unknown, callback: (error: unknown, response: unknown) => void) => void
  readonly on: (event: string, listener: (value: unknown) => void) => Ethereum
  readonly removeListener: (event: string, listener: (value: unknown) => void) => Ethereum
}
type InPage = { readonly ethereum: Ethereum }

let driver: DisposableDriver
let wallet: OwnWallet
let site: RequestPage
let account: string

beforeAll(async () => {
  driver = await launch()
  wallet = await importWallet(driver)
  account = wallet.address.toLowerCase()
  site = await RequestPage.open(driver)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
})

test('is announced with a version 4 uuid, its name, its domain turned round and a picture (EIP-6963 §Provider Info)', async () => {
  const [info] = await site.announced()
  expect(info).toMatchObject({ name: brand.name, rdns: brand.rdns })
  expect(info?.uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(info?.icon).toMatch(/^data:image\/(svg\+xml|png|webp|gif)[;,]/)
})

test('has a square picture that can be shown at 96 pixels (EIP-6963 §Icons)', async () => {
  const [info] = await site.announced()
  const shown = await site.page.evaluate(async (source) => {
    const image = new Image(96, 96)
    image.src = source
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 96
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0, 96, 96)
    const pixels = context?.getImageData(0, 0, 96, 96).data ?? []
    const painted = (x: number, y: number) => (pixels[4 * (96 * y + x) + 3] ?? 0) > 0
    return [painted(48, 1), painted(48, 94), painted(1, 48), painted(94, 48)]
  }, info?.icon ?? '')
  expect(shown).toEqual([true, true, true, true])
})

test('is announced again, as the same, to everybody who asks; the announcement cannot be changed (EIP-6963 §Events)', async () => {
  const seen = await site.page.evaluate(() => {
    type Detail = { readonly info: { readonly uuid: string }; readonly provider: unknown }
    const details: Detail[] = []
    window.addEventListener('eip6963:announceProvider', (event) => details.push((event as CustomEvent<Detail>).detail))
    // Another wallet in the same page must not be in the way.
    const other = Object.freeze({ info: Object.freeze({ uuid: 'other', rdns: 'com.example' }), provider: {} })
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: other }))
    window.dispatchEvent(new Event('eip6963:requestProvider'))
    window.dispatchEvent(new Event('eip6963:requestProvider'))
    const ours = details.filter(({ info }) => info.uuid !== 'other')
    return {
      uuids: ours.map(({ info }) => info.uuid),
      same: ours.every(({ provider }) => provider === ours[0]?.provider),
      frozen: ours.every((detail) => Object.isFrozen(detail) && Object.isFrozen(detail.info)),
    }
  })
  const uuid = (await site.announced())[0]?.uuid
  expect(seen).toEqual({ uuids: [uuid, uuid], same: true, frozen: true })
})

test('has another uuid in every page (EIP-6963 §UUID)', async () => {
  const other = await RequestPage.open(driver)
  const [first, second] = await Promise.all([site.announced(), other.announced()])
  expect(first[0]?.uuid).not.toBe(second[0]?.uuid)
  await other.page.close()
})

test.each([
  [undefined],
  [null],
  ['eth_chainId'],
  [{}],
  [{ method: '' }],
  [{ method: 7 }],
  [{ method: 'x', params: 'y' }],
])('refuses %j with an error that has a code and a message (EIP-1193 §request, §Errors)', async (call) => {
  const refused = await site.page.evaluate(async (given) => {
    const { ethereum } = globalThis as unknown as InPage
    const error: unknown = await ethereum.request(given ?? undefined).catch((thrown: unknown) => thrown)
    const { code, message } = error as { code: unknown; message: unknown }
    // A script of a test may run beside the page, with an Error of its own.
    const { Error: PageError } = window as unknown as typeof globalThis
    return { isError: error instanceof PageError, code, message: typeof message }
  }, call ?? null)
  expect(refused).toEqual({ isError: true, code: -32_600, message: 'string' })
})

test('says that it is connected, and connects with the network (EIP-1193 §connect)', async () => {
  expect(await site.request('eth_chainId')).toEqual({ result: '0x1' })
  expect(await site.waitForEvent('connect')).toEqual({ chainId: '0x1' })
  expect(await site.page.evaluate(() => (globalThis as unknown as InPage).ethereum.isConnected())).toBe(true)
})

test('enables the older way (EIP-1102), and tells of accounts and network once each (EIP-1193 §Events)', async () => {
  await site.connect(anvilChainId)
  const enabled = await site.page.evaluate(() => (globalThis as unknown as InPage).ethereum.enable())
  expect(enabled).toEqual([account])
  const events = await site.events()
  expect(events.filter(({ name }) => name === 'accountsChanged')).toEqual([
    { name: 'accountsChanged', value: [account] },
  ])
  expect(events.findLast(({ name }) => name === 'chainChanged')?.value).toBe('0x7a69')
})

test('answers the ways that were there before EIP-1193', async () => {
  const answers = await site.page.evaluate(async () => {
    const { ethereum } = globalThis as unknown as InPage
    const called = (payload: unknown) =>
      new Promise((resolve) => {
        ethereum.sendAsync(payload, (error, response) => {
          resolve({ error: error === null ? null : (error as { code: number }).code, response })
        })
      })
    const chain = { jsonrpc: '2.0', id: 7, method: 'eth_chainId' }
    return [
      await ethereum.send('eth_chainId'),
      await ethereum.send(chain),
      await called(chain),
      await called([chain, { ...chain, id: 8, method: 'eth_accounts' }]),
    ]
  })
  const response = { id: 7, jsonrpc: '2.0', result: '0x7a69' }
  expect(answers).toEqual([
    { jsonrpc: '2.0', result: '0x7a69' },
    response,
    { error: null, response },
    { error: null, response: [response, { id: 8, jsonrpc: '2.0', result: [account] }] },
  ])
})

test('passes on the data of a node’s error, which libraries decode (EIP-1193 ProviderRpcError)', async () => {
  // Creation code that reverts with the one word 42.
  const data = '0x602a60005260206000fd'
  const refused = await site.request('eth_call', [{ from: account, data }, 'latest'])
  expect(refused).toMatchObject({ code: 3, data: `0x${'2a'.padStart(64, '0')}` })
})

test('calls every listener but one that was taken away, even after one that throws (EIP-1193 §removeListener)', async () => {
  await site.page.evaluate(() => {
    const { ethereum } = globalThis as unknown as InPage
    const heard: string[] = []
    const gone = () => heard.push('gone')
    ethereum
      .on('chainChanged', gone)
      .on('chainChanged', () => {
        heard.push('throws')
        throw new Error('of the page')
      })
      .on('chainChanged', () => heard.push('stays'))
      .removeListener('chainChanged', gone)
    Object.assign(window, { heardHere: heard })
  })
  await site.moveTo(1)
  const heard = await site.page.evaluate(() => (window as unknown as { heardHere: string[] }).heardHere)
  expect(heard).toEqual(['throws', 'stays'])
  await site.moveTo(anvilChainId)
})

test('goes on in a page that freezes what it finds and changes what is built in', async () => {
  const result = await site.page.evaluate(async () => {
    const { ethereum } = globalThis as unknown as InPage
    const { request } = ethereum
    const spoilt = (): never => {
      throw new Error('spoilt')
    }
    const page = window as unknown as typeof globalThis
    const places = [
      [page.JSON, 'stringify'],
      [window, 'postMessage'],
      [window, 'setTimeout'],
    ] as const
    const kept = places.map(([at, name]) => Reflect.get(at, name) as unknown)
    for (const found of [page.Object.prototype, page.Array.prototype, page.Promise.prototype, ethereum])
      Object.freeze(found)
    for (const [at, name] of places) Reflect.set(at, name, spoilt)
    try {
      return await request({ method: 'eth_accounts' })
    } finally {
      places.forEach(([at, name], index) => Reflect.set(at, name, kept[index]))
    }
  })
  expect(result).toEqual([account])
})

test('leaves alone what a page puts under its name', async () => {
  const other = await RequestPage.open(driver)
  const kept = await other.page.evaluate(() => {
    const mine = {}
    Object.assign(window, { ethereum: mine })
    return (window as unknown as { ethereum: unknown }).ethereum === mine
  })
  expect(kept).toBe(true)
  await other.page.close()
})

test('gives every name of this machine permissions of its own', async () => {
  expect(await site.request('eth_accounts')).toEqual({ result: [account] })
  for (const host of ['127.0.0.1', 'shop.localhost']) {
    const other = await RequestPage.open(driver, atHost(places().blank, host))
    expect(new URL(await other.origin()).hostname).toBe(host)
    expect(await other.request('eth_accounts')).toEqual({ result: [] })
    expect(await other.reject('connect', 'eth_requestAccounts')).toMatchObject({ code: 4001 })
    await other.page.close()
  }
})

test('tells its page when the accounts are taken back (EIP-1193 §accountsChanged)', async () => {
  expect(await site.request('wallet_revokePermissions', [{ eth_accounts: {} }])).toEqual({ result: null })
  expect(await site.waitForEvent('accountsChanged', (value) => Array.isArray(value) && value.length === 0)).toEqual([])
  expect(await site.request('eth_accounts')).toEqual({ result: [] })
})
