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

  /** Brings the wallet back from its words, where no whole copy is left. */
  async restoreFromPhrase(phrase: string, password: string): Promise<void> {
    await this.restore()
    await this.page.fill(byTestId('phrase-input'), phrase)
    await this.page.click(byTestId('next'))
    await this.page.fill(byTestId('password'), password)
    await this.page.fill(byTestId('password-confirm'), password)
    await this.page.click(byTestId('next'))
  }

  /** The text of the file that the wallet hands over. */
  async exportRaw(): Promise<string> {
    await this.page.evaluate(() => {
      const own = URL.createObjectURL.bind(URL)
      URL.createObjectURL = (file: Blob) => {
        void file.text().then((text) => (document.documentElement.dataset['saved'] = text))
        return own(file)
      }
    })
    await this.page.click(byTestId('export-raw'))
    return (await this.page.attribute('html[data-saved]', 'data-saved')) ?? ''
  }

  /** A damaged vault must never meet this. */
  async offersNewWallet(): Promise<boolean> {
    return this.page.isVisible(byTestId('create-wallet'))
  }
}
