import { byTestId, type Driver, type Page } from '../fixtures/driver.ts'
import { ApprovalScreen } from './approval.ts'

/** The wallet's own form for sending. */
export class SendScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async waitFor(): Promise<void> {
    await this.page.waitFor(byTestId('send-to'))
  }

  /** `amount` is decimal, in the asset's whole units. */
  async fill(to: string, amount: string): Promise<void> {
    await this.page.fill(byTestId('send-to'), to)
    await this.page.fill(byTestId('send-amount'), amount)
  }

  /** Leads to the approval window, the same that sites get. */
  async review(driver: Driver): Promise<ApprovalScreen> {
    await this.page.click(byTestId('review'))
    return ApprovalScreen.find(driver, 'transaction')
  }
}
