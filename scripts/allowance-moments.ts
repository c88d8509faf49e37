import { receiptOf, rpc, testAddress } from '#tests/e2e/fixtures/anvil.ts'
import { byTestId, type Driver } from '#tests/e2e/fixtures/driver.ts'
import { AmountForm } from '#tests/e2e/pages/amount-form.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import type { DemoSite } from '#tests/e2e/pages/demo-site.ts'
import type { Camera } from './camera.ts'

const word = (value: string | bigint): string =>
  (typeof value === 'bigint' ? value.toString(16) : value.slice(2).toLowerCase()).padStart(64, '0')

const stranger = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const approve = (spender: string, amount: bigint): string => `0x095ea7b3${word(spender)}${word(amount)}`

/** The choice of an amount in an approval; then what others may take, some of it chosen, and the question to take it back. */
export async function allowances(
  driver: Driver,
  camera: Camera,
  site: DemoSite,
  chain: string,
  { token, cards }: { readonly token: string; readonly cards: string },
): Promise<void> {
  const unlimited = { from: testAddress, to: token, data: approve(stranger, 2n ** 256n - 1n) }
  const asked = site.request('eth_sendTransaction', [unlimited])
  const window = await ApprovalScreen.find(driver, 'transaction')
  const form = await AmountForm.find(driver)
  await window.page.evaluate((selector) => document.querySelector(selector)?.scrollIntoView(), byTestId('amount'))
  await camera.take(window.page, 'approval-amount')
  await form.write('25')
  await window.page.waitFor(byTestId('warning', { 'data-code': 'token-approval' }))
  await camera.take(window.page, 'approval-amount-changed')
  await window.reject()
  await asked

  for (const [to, data] of [
    [token, approve(stranger, 25n * 10n ** 18n)],
    [token, approve(cards, 2n ** 256n - 1n)],
    [cards, `0xa22cb465${word(token)}${word(1n)}`],
  ] as const) {
    const given = await rpc<string>(chain, 'eth_sendTransaction', [{ from: testAddress, to, data }])
    await receiptOf(chain, given)
  }
  const page = await driver.open(driver.extensionUrl('popup.html#allowances'))
  await page.waitFor(byTestId('allowances-search', { 'data-state': 'done' }))
  await camera.take(page, 'allowances')
  for (const spender of [cards, token]) {
    await page.check(`${byTestId('allowance', { 'data-spender': spender })} ${byTestId('allowance-choose')}`)
  }
  await camera.take(page, 'allowances-chosen')
  await page.click(byTestId('allowances-revoke'))
  const question = await ApprovalScreen.find(driver, 'calls')
  await question.page.waitFor(byTestId('simulation'))
  await camera.take(question.page, 'approval-take-back')
  await question.reject()
  await page.close()
}
