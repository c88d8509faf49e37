import { afterAll, beforeAll, expect, test } from 'vitest'
import { anvilChainId } from '#tests/e2e/fixtures/anvil.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { importWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { atHost, RequestPage } from '#tests/e2e/pages/request-page.ts'

/** The provider in real pages, held against the texts of EIP-1193, EIP-1102 and EIP-6963. */

let driver: DisposableDriver
let wallet: OwnWallet
let site: RequestPage

beforeAll(async () => {
  driver = await launch()
  wallet = await importWallet(driver)
  site = await RequestPage.open(driver)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
})

test('gives every name of this machine permissions of its own', async () => {
  await site.connect(anvilChainId)
  expect(await site.request('eth_accounts')).toEqual({ result: [wallet.address.toLowerCase()] })
  for (const host of ['127.0.0.1', 'shop.localhost']) {
    const other = await RequestPage.open(driver, atHost(places().blank, host))
    expect(new URL(await other.origin()).hostname).toBe(host)
    expect(await other.request('eth_accounts')).toEqual({ result: [] })
    expect(await other.reject('connect', 'eth_requestAccounts')).toMatchObject({ code: 4001 })
    await other.page.close()
  }
})
