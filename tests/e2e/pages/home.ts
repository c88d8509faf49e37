import { byTestId, type Driver, type Page } from '../fixtures/driver.ts'
import { until } from '../fixtures/wait.ts'

export type Door = 'send' | 'receive' | 'activity' | 'settings'

/** The unlocked wallet's first screen, the same in the popup, the side panel and a tab. */
export class HomeScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The popup as an ordinary tab; it shows home, unlock, or recovery. */
  static async openPopup(driver: Driver): Promise<Page> {
    return driver.open(driver.extensionUrl('popup.html'))
  }

  static async open(driver: Driver): Promise<HomeScreen> {
    const home = new HomeScreen(await HomeScreen.openPopup(driver))
    await home.waitFor()
    return home
  }

  async waitFor(): Promise<void> {
    await this.page.waitFor(byTestId('home'))
  }

  /** EIP-55. */
  async address(): Promise<string> {
    await this.page.waitFor(`${byTestId('account-address')}[data-address]`, 'attached')
    return (await this.page.attribute(byTestId('account-address'), 'data-address')) ?? ''
  }

  /** Wei of the native coin, as last shown. */
  async balance(): Promise<bigint> {
    await this.page.waitFor(`${byTestId('account-balance')}[data-wei]`, 'attached')
    return BigInt((await this.page.attribute(byTestId('account-balance'), 'data-wei')) ?? '')
  }

  async waitForBalance(satisfies: (wei: bigint) => boolean): Promise<bigint> {
    return until('balance that was waited for', async () => {
      const wei = await this.page.attribute(byTestId('account-balance'), 'data-wei')
      return wei !== null && wei !== '' && satisfies(BigInt(wei)) ? BigInt(wei) : undefined
    })
  }

  /** The selected network's chain id. */
  async chainId(): Promise<number> {
    return Number(await this.page.attribute(byTestId('network'), 'data-chain-id'))
  }

  /** Opens the network list and takes one. */
  async chooseNetwork(chainId: number): Promise<void> {
    if ((await this.chainId()) === chainId) return
    await this.page.click(byTestId('network'))
    await this.page.click(byTestId('network-item', { 'data-chain-id': chainId }))
    await this.page.waitFor(byTestId('network', { 'data-chain-id': chainId }))
  }

  async enter(door: Door): Promise<void> {
    await this.page.click(byTestId(door))
  }

  async lock(): Promise<void> {
    await this.page.click(byTestId('lock'))
    await this.page.waitFor(byTestId('unlock-password'))
  }
}
