import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest'
import { dappChain, fund, startAnvil } from '#tests/e2e/fixtures/anvil.ts'
import { deployDelegate } from '#tests/e2e/fixtures/delegate.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { openOwnWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { metamaskTestSite, serve } from '#tests/e2e/fixtures/serve.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import type { HomeScreen } from '#tests/e2e/pages/home.ts'
import { SettingsScreen } from '#tests/e2e/pages/settings.ts'
import { TestDapp } from '#tests/e2e/pages/test-dapp.ts'
import { PressRows } from '#tests/e2e/test-dapp/press-rows.ts'
import { putWellKnownContracts } from '#tests/e2e/test-dapp/well-known-contracts.ts'
import type { Group } from '#tests/e2e/test-dapp/row.ts'
import { groups as all } from '#tests/e2e/test-dapp/table.ts'

const mainnet = 1
const sepolia = 11_155_111

const selectors = [...new Set(all.flatMap(({ volleys }) => volleys.flat().map(({ button }) => button)))]

/**
 * Tests of the site that MetaMask tests itself with, from npm, as it is: presses the buttons of these groups, after it has
 * seen that each button of the page has a row in some group, and sees it again in the end.
 */
export function pressGroups(groups: readonly Group[]): void {
  const stop = new AbortController()
  let driver: DisposableDriver
  let wallet: OwnWallet & { readonly home: HomeScreen }
  let chain: string
  let dapp: TestDapp

  beforeAll(async () => {
    const stand = startAnvil({ port: await freePort(), chainId: mainnet, signal: stop.signal })
    driver = await launch()
    wallet = await openOwnWallet(driver)
    chain = (await stand).url
    const testnet = await startAnvil({ port: await freePort(), chainId: sepolia, signal: stop.signal })
    await startAnvil({ ...dappChain, reuse: true, signal: stop.signal })
    await fund(testnet.url, wallet.address)
    await Promise.all([fund(chain, wallet.address), deployDelegate(chain), putWellKnownContracts(chain)])
    const settings = await SettingsScreen.open(driver)
    await settings.setServer(mainnet, chain)
    await settings.page.close()
    const again = await SettingsScreen.open(driver)
    await again.setServer(sepolia, testnet.url)
    await again.page.close()
    await wallet.home.chooseNetwork(mainnet)
    dapp = await TestDapp.open(driver, places().testDapp)
  })

  afterAll(async () => {
    await driver[Symbol.asyncDispose]()
    stop.abort()
  })

  /** The buttons that are not of exactly one row. */
  const unlisted = async () => (await dapp.buttons(selectors)).filter(({ by }) => by.length !== 1)

  test('each button of the page has a row of its own', async () => {
    expect(await unlisted()).toEqual([])
  })

  describe.each(groups)('$name', ({ volleys, isApart }) => {
    let broken = ''
    let rows: PressRows

    beforeAll(async () => {
      if (isApart === true) {
        const { url } = await serve({ directory: metamaskTestSite, signal: stop.signal })
        dapp = await TestDapp.open(driver, url)
        await dapp.press({ button: '#connectButton' })
        await (await ApprovalScreen.find(driver, 'connect')).approve()
      }
      rows = new PressRows({ driver, dapp, account: wallet.address, chain })
    })

    beforeEach(({ task }) => {
      if (broken !== '') throw new Error(`“${broken}” failed, and this stands on it`)
      onTestFailed(() => {
        broken = task.name
      })
    })

    for (const volley of volleys) {
      for (const [index, row] of volley.entries()) {
        test(`${row.button}${row.because === undefined ? '' : `: ${row.because}`}`, async () => {
          if (index === 0) await rows.begin(volley)
          await rows.judge(row)
          if (index === volley.length - 1) await rows.end(volley)
        })
      }
    }
  })

  test('has shown no button meanwhile that no row has pressed', async () => {
    expect(await unlisted()).toEqual([])
  })
}
