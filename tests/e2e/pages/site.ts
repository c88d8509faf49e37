import { byTestId, type Driver, type Page } from '../fixtures/driver.ts'
import { until } from '../fixtures/wait.ts'
import { SettingsScreen } from './settings.ts'

/** What one connected site was given, behind the settings. */
export class SiteScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  static async open(driver: Driver, origin: string): Promise<SiteScreen> {
    const settings = await SettingsScreen.open(driver)
    await settings.enter('settings-sites')
    await settings.page.click(byTestId('site', { 'data-origin': origin }))
    await settings.page.waitFor(byTestId('site-network'))
    return new SiteScreen(settings.page)
  }

  /** EIP-55, the current one first. */
  async accounts(): Promise<readonly string[]> {
    return this.page.evaluate(
      (selector) =>
        [...document.querySelectorAll<HTMLElement>(selector)].map(({ dataset }) => dataset['address'] ?? ''),
      byTestId('site-account'),
    )
  }

  async show(address: string): Promise<void> {
    await this.page.bringToFront()
    await this.page.click(byTestId('site-account-add'))
    await this.page.click(byTestId('site-account-choice', { 'data-address': address }))
    await this.#until((accounts) => accounts.includes(address))
  }

  async makeCurrent(address: string): Promise<void> {
    await this.page.bringToFront()
    await this.page.click(byTestId('site-account', { 'data-address': address }))
    await this.#until((accounts) => accounts[0] === address)
  }

  async takeBack(address: string): Promise<void> {
    await this.page.bringToFront()
    await this.page.click(byTestId('site-account-remove', { 'data-address': address }))
    await this.#until((accounts) => !accounts.includes(address))
  }

  async takeBackNetwork(chainId: number): Promise<void> {
    await this.page.bringToFront()
    await this.page.click(byTestId('site-chain-remove', { 'data-chain-id': chainId }))
    await this.page.waitFor(byTestId('site-chain', { 'data-chain-id': chainId }), 'detached')
  }

  async moveTo(chainId: number): Promise<void> {
    await this.page.bringToFront()
    await this.page.select(byTestId('site-network'), String(chainId))
  }

  async disconnect(): Promise<void> {
    await this.page.bringToFront()
    await this.page.click(byTestId('site-disconnect'))
    await this.page.waitFor(byTestId('site-disconnect'), 'detached')
    await this.page.close()
  }

  async #until(satisfies: (accounts: readonly string[]) => boolean): Promise<void> {
    await until('changed accounts of a site', async () => satisfies(await this.accounts()))
  }
}
