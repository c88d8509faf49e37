import type { Driver, Page } from '../fixtures/driver.ts'
import { until } from '../fixtures/wait.ts'
import { ApprovalScreen, type ApprovalKind } from './approval.ts'

/** MetaMask's own test site, by the ids of its page. */
export class TestDapp {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  static async open(driver: Driver, url: string): Promise<TestDapp> {
    const page = await driver.open(url)
    await page.waitFor('#providers button')
    await until('network on the page', async () => {
      await page.click('#providers button')
      return (await page.text('#network')) !== ''
    })
    await page.waitFor('#connectButton', 'enabled')
    return new TestDapp(page)
  }

  /** Presses a button and says yes to what it asks. */
  async ask(driver: Driver, button: string, kind: ApprovalKind): Promise<void> {
    await this.press(button)
    await (await ApprovalScreen.find(driver, kind)).approve()
  }

  async press(button: string): Promise<void> {
    await this.page.bringToFront()
    await this.page.waitFor(`#${button}`, 'enabled')
    await this.page.click(`#${button}`)
  }

  /** Waits until a place of the page says what it should; its text. */
  async says(place: string, expected: RegExp): Promise<string> {
    return until(`“${String(expected)}” in #${place}`, async () => {
      const text = await this.page.text(`#${place}`)
      return expected.test(text) && text
    })
  }

  async pickNetwork(chainIdHex: string): Promise<void> {
    await this.press('openNetworkPicker')
    await this.page.click(`.network-modal-item[data-chain-id="${chainIdHex}"]`)
  }
}
