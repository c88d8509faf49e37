import { byTestId, type Page } from '../fixtures/driver.ts'

/** What stands instead of onboarding when something of a vault is there and does not open. */
export class RecoveryScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async waitFor(): Promise<void> {
    await this.page.waitFor(byTestId('recovery'))
  }

  async restore(): Promise<void> {
    await this.page.click(byTestId('restore'))
  }

  async exportRaw(): Promise<void> {
    await this.page.click(byTestId('export-raw'))
  }

  /** A damaged vault must never meet this. */
  async offersNewWallet(): Promise<boolean> {
    return this.page.isVisible(byTestId('create-wallet'))
  }
}
