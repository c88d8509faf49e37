import { byTestId, type Driver, type Page } from '../fixtures/driver.ts'
import { until } from '../fixtures/wait.ts'
import { HomeScreen } from './home.ts'

/** The settings, reached from home. */
export class SettingsScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  static async open(driver: Driver): Promise<SettingsScreen> {
    const home = await HomeScreen.open(driver)
    await home.enter('settings')
    const settings = new SettingsScreen(home.page)
    await settings.page.waitFor(byTestId('home'), 'detached')
    return settings
  }

  /** Opens one of the pages behind the settings by its hook: `settings-language`, `settings-networks` and so on. */
  async enter(hook: string): Promise<void> {
    await this.page.click(byTestId(hook))
  }

  /** Gives a network another server; the wallet asks it for its chain before it keeps it. */
  async setServer(chainId: number, url: string): Promise<void> {
    await this.enter('settings-networks')
    await this.page.click(byTestId('network-item', { 'data-chain-id': chainId }))
    await this.page.fill(byTestId('rpc-url'), url)
    await this.page.click(byTestId('rpc-save'))
    const settled = `${byTestId('rpc-save')}:disabled:not([aria-busy])`
    await until('kept server', async () => (await this.page.count(settled)) > 0)
  }

  /** Limits what a connected site may send of the selected network's coin at once. */
  async limitSite(origin: string, most: string): Promise<void> {
    await this.#openLimits(origin)
    await this.page.click(byTestId('limit-add'))
    await this.page.click(byTestId('limit-asset', { 'data-asset': 'native' }))
    await this.page.fill(byTestId('limit-once'), most)
    await this.#keepLimits()
  }

  /** Raises the limit of a site, which takes the password, and has wait for a day what it sends above an amount. */
  async holdSite(origin: string, above: string, password: string): Promise<void> {
    await this.#openLimits(origin)
    await this.page.waitFor(byTestId('limit-once'))
    await this.page.select(byTestId('limits-wait'), '1440')
    await this.page.fill(byTestId('limit-once'), '1')
    await this.page.fill(byTestId('limit-wait'), above)
    await this.page.fill(byTestId('step-up-password'), password)
    await this.#keepLimits()
  }

  async #openLimits(origin: string): Promise<void> {
    await this.enter('settings-sites')
    await this.page.click(byTestId('site', { 'data-origin': origin }))
    await this.enter('site-limits')
  }

  async #keepLimits(): Promise<void> {
    await this.page.click(byTestId('limits-save'))
    const settled = `${byTestId('limits-save')}:disabled:not([aria-busy])`
    await until('kept limit', async () => (await this.page.count(settled)) > 0)
  }

  /** The hooks of all pages behind the settings. */
  async subpages(): Promise<readonly string[]> {
    return this.page.evaluate(() => {
      const doors = [...document.querySelectorAll<HTMLElement>('[data-testid^="settings-"]')]
      return doors.map((door) => door.dataset['testid'] ?? '')
    })
  }
}
