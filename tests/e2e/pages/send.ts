import { byTestId, type Page } from '../fixtures/driver.ts'
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

  /** Leads to the approval: in this page, or in a window of its own, whichever the wallet chooses. */
  async review(): Promise<void> {
    await this.page.click(byTestId('review'))
  }

  /** The approval when it is shown in this very page. */
  async reviewHere(): Promise<ApprovalScreen> {
    await this.review()
    const approval = new ApprovalScreen(this.page)
    await approval.waitFor('transaction')
    return approval
  }
}
