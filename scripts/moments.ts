import { rpc, testAddress } from '#tests/e2e/fixtures/anvil.ts'
import { byTestId, type Driver } from '#tests/e2e/fixtures/driver.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import type { DemoSite } from '#tests/e2e/pages/demo-site.ts'
import type { Camera } from './camera.ts'

/** Moments that no button of the demo site leads to. */

const word = (value: string | bigint): string =>
  (typeof value === 'bigint' ? value.toString(16) : value.slice(2).toLowerCase()).padStart(64, '0')

/** What is about to go wrong: a danger as it first stands, and what its chain would not do. */
export async function warnings(
  driver: Driver,
  camera: Camera,
  site: DemoSite,
  { token, cards }: { readonly token: string; readonly cards: string },
): Promise<void> {
  const stranger = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
  for (const [name, to, data] of [
    ['danger', cards, `0xa22cb465${word(stranger)}${word(1n)}`],
    ['unlimited', token, `0x095ea7b3${word(stranger)}${'f'.repeat(64)}`],
    ['reverts', token, `0x23b872dd${word(stranger)}${word(testAddress)}${word(1n)}`],
  ] as const) {
    const asked = site.request('eth_sendTransaction', [{ from: testAddress, to, data }])
    const window = await ApprovalScreen.find(driver, 'transaction')
    await window.page.waitFor(byTestId('warning'))
    await camera.take(window.page, `approval-transaction-${name}`)
    await window.arm().catch(() => undefined)
    await camera.take(window.page, `approval-transaction-${name}-end`)
    await window.reject()
    await asked
  }
}

/** A transaction that nobody mines: how it waits, and how it is sped up. */
export async function waiting(driver: Driver, camera: Camera, site: DemoSite, chain: string): Promise<void> {
  await rpc(chain, 'evm_setAutomine', [false])
  try {
    const asked = site.request('eth_sendTransaction', [{ from: testAddress, to: testAddress, value: '0x1' }])
    const window = await ApprovalScreen.find(driver, 'transaction')
    await window.arm()
    await window.page.click(`${byTestId('own-values')} summary`)
    await window.page.evaluate((selector) => document.querySelector(selector)?.scrollIntoView(), byTestId('own-values'))
    await camera.take(window.page, 'approval-own-values')
    await window.approve()
    await asked
    const page = await driver.open(driver.extensionUrl('popup.html#activity'))
    await page.click(byTestId('activity-item', { 'data-status': 'pending' }))
    await page.waitFor(byTestId('replace-speed-up'))
    await camera.take(page, 'transaction-pending')
    await page.click(byTestId('replace-speed-up'))
    const faster = await ApprovalScreen.find(driver, 'transaction')
    await faster.arm()
    await camera.take(faster.page, 'approval-speed-up')
    await faster.reject()
    await page.close()
  } finally {
    await rpc(chain, 'evm_setAutomine', [true])
    await rpc(chain, 'evm_mine')
  }
}

/** A nonce that the site names, and a node that tells fees far above all that was paid before. */
export async function unusual(driver: Driver, camera: Camera, site: DemoSite, chain: string): Promise<void> {
  const ask = async (more: object): Promise<readonly [ApprovalScreen, Promise<unknown>]> => {
    await site.page.bringToFront()
    const asked = site.request('eth_sendTransaction', [{ from: testAddress, to: testAddress, value: '0x1', ...more }])
    return [await ApprovalScreen.find(driver, 'transaction'), asked]
  }
  const next = BigInt(await rpc<string>(chain, 'eth_getTransactionCount', [testAddress, 'latest']))
  const [named, first] = await ask({ nonce: `0x${(next + 2n).toString(16)}` })
  await named.page.waitFor(byTestId('own-nonce-by-site'))
  await named.page.evaluate(
    (selector) => document.querySelector(selector)?.scrollIntoView({ block: 'end' }),
    byTestId('own-nonce-means'),
  )
  await camera.take(named.page, 'approval-site-nonce')
  await named.reject()
  await first

  const setBaseFee = async (wei: string): Promise<void> => {
    await rpc(chain, 'anvil_setNextBlockBaseFeePerGas', [wei])
    await rpc(chain, 'anvil_mine', ['0x1'])
  }
  await setBaseFee('0x48c27395000')
  const [dear, second] = await ask({})
  await dear.page.waitFor(byTestId('warning', { 'data-code': 'absurd-fee' }))
  await dear.page.evaluate(
    (selector) => document.querySelector(selector)?.scrollIntoView({ block: 'end' }),
    byTestId('ack-cost'),
  )
  await camera.take(dear.page, 'approval-absurd-fee')
  await dear.reject()
  await second
  await setBaseFee('0x3b9aca00')
}
