import { byTestId, type Driver } from '../fixtures/driver.ts'
import { ApprovalScreen } from './approval.ts'

/** The choice of how much a spender may take, unfolded in an approval. */
export class AmountForm {
  readonly #screen: ApprovalScreen

  private constructor(screen: ApprovalScreen) {
    this.#screen = screen
  }

  static async find(driver: Driver): Promise<AmountForm> {
    const form = new AmountForm(await ApprovalScreen.find(driver))
    await form.#unfold()
    return form
  }

  /** What can be chosen at a press, in base units. */
  async options(): Promise<readonly { readonly of: string; readonly amount: string }[]> {
    return this.#screen.page.evaluate((selector) => {
      const found = [...document.querySelectorAll<HTMLElement>(selector)]
      return found.map(({ dataset }) => ({ of: dataset['of'] ?? '', amount: dataset['amount'] ?? '' }))
    }, byTestId('amount-option'))
  }

  /** Presses one of them; the approval is then another. */
  async choose(of: string): Promise<void> {
    await this.#screen.page.click(byTestId('amount-option', { 'data-of': of }))
    await this.#screen.page.waitFor(byTestId('amount-changed'))
  }

  /** Writes an amount in the token's own units. @param isTaken whether it is one that the wallet takes. */
  async write(text: string, isTaken = true): Promise<void> {
    const { page } = this.#screen
    await page.fill(byTestId('amount-own'), text)
    await page.click(byTestId('amount-set'))
    await page.waitFor(isTaken ? byTestId('amount-changed') : `${byTestId('amount-own')}[aria-invalid="true"]`)
  }

  async #unfold(): Promise<void> {
    const { page } = this.#screen
    await page.click(`${byTestId('amount')} summary`)
    await page.waitFor(byTestId('amount-option'))
  }
}
