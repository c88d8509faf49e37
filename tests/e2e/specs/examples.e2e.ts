import { afterAll, beforeAll, expect, test } from 'vitest'
import { anvilChainId } from '#tests/e2e/fixtures/anvil.ts'
import { ContractMaker } from '#tests/e2e/fixtures/contracts.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { openOwnWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import type { Example } from '#tests/e2e/examples/example.ts'
import { examples, findProvider } from '#tests/e2e/examples/examples.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { RequestPage } from '#tests/e2e/pages/request-page.ts'

/** The examples of docs/dapps.md, each run as it is printed, by a connected site on the local chain. */

let driver: DisposableDriver
let wallet: OwnWallet
let site: RequestPage
let token: string

beforeAll(async () => {
  const maker = await ContractMaker.open(places().chain)
  token = await maker.deploy('ERC20PresetFixedSupply', ['Polish zloty', 'PLN', 1_000n, maker.address])
  driver = await launch()
  wallet = await openOwnWallet(driver)
  site = await RequestPage.open(driver)
  await site.connect(anvilChainId)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
})

test.each(Object.entries<Example>(examples))('%s', async (name, { code, asks = [], answer }) => {
  await site.page.bringToFront()
  await site.page.inject(
    `{ const account = '${wallet.address.toLowerCase()}', token = '${token}'; window.example = (async () => {\n${findProvider}\n${code}\n})(); undefined }`,
  )
  let settled: string | undefined
  const running = site.page.evaluate(outcome).then((text) => (settled = text))
  for (const kind of asks) {
    await until(`question of ${name}`, () => {
      if (settled !== undefined) throw new Error(`answered without a question: ${settled}`)
      return ApprovalScreen.isAsking(driver)
    })
    await (await ApprovalScreen.find(driver, kind)).approve()
  }
  expect(await running).toMatch(answer)
})

/** Runs in the page: what the injected code came to, as JSON text. */
async function outcome(): Promise<string> {
  try {
    const { example } = globalThis as unknown as { example: Promise<unknown> }
    return JSON.stringify((await example) ?? null)
  } catch (thrown) {
    const { code, message } = thrown as { code?: number; message: string }
    return `${String(code)}: ${message}`
  }
}
