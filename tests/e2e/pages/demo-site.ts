import { getAddress } from 'viem'
import type { Driver, Page } from '../fixtures/driver.ts'
import { until } from '../fixtures/wait.ts'
import { ApprovalScreen } from './approval.ts'
import { askProvider, type Answer } from './ask-provider.ts'

export type DemoAction =
  'connect' | 'disconnect' | 'sign' | 'typed' | 'send' | 'deploy' | 'switch-network' | 'add-network' | 'raw'

const outputs = {
  connect: 'connect-result',
  disconnect: 'connect-result',
  sign: 'sign-result',
  typed: 'typed-result',
  send: 'send-result',
  deploy: 'deploy-result',
  'switch-network': 'network-result',
  'add-network': 'network-result',
  raw: 'raw-result',
} satisfies Record<DemoAction, string>

export type DemoAnswer =
  | { readonly state: 'done'; readonly text: string }
  | { readonly state: 'failed'; readonly text: string; readonly code: number }

/** Our demo site, as a person uses it: fill in, press, read. */
export class DemoSite {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Opens the site and waits until it has found the wallet. */
  static async open(driver: Driver, url: string): Promise<DemoSite> {
    const page = await driver.open(url)
    await page.waitFor('#providers option', 'attached')
    return new DemoSite(page)
  }

  /** Presses a button; the answer may wait for the person. */
  async press(action: DemoAction): Promise<void> {
    await this.page.bringToFront()
    await this.page.click(`#${action}`)
  }

  async fill(field: string, value: string): Promise<void> {
    await this.page.fill(`#${field}`, value)
  }

  /** How the last press of a button ended, once it has. */
  async answer(action: DemoAction): Promise<DemoAnswer> {
    return this.#output(outputs[action])
  }

  /** The answer's text; a refusal is thrown. */
  async result(action: DemoAction): Promise<string> {
    const answer = await this.answer(action)
    if (answer.state === 'failed') throw new Error(`${action}: ${answer.text}`)
    return answer.text
  }

  /** Waits until the transaction of a button is in a block; the address of the contract it made, if it made one. */
  async mined(action: 'send' | 'deploy'): Promise<string> {
    const answer = await this.#output(`${action}-receipt`)
    if (answer.state === 'failed') throw new Error(`${action}: ${answer.text}`)
    return (await this.page.attribute(`#${action}-receipt`, 'data-contract')) ?? ''
  }

  /** Asks as a script of the page does; resolves when the wallet has answered, which may wait for the person. */
  async request(method: string, params: readonly unknown[] = []): Promise<Answer> {
    return askProvider(this.page, method, params)
  }

  /** Connects with the account and network that the wallet proposes. */
  async connect(driver: Driver): Promise<void> {
    await this.press('connect')
    await (await ApprovalScreen.find(driver, 'connect')).approve()
    await this.result('connect')
  }

  /** With their checksums, as the wallet's own pages show them. */
  async accounts(): Promise<readonly string[]> {
    const text = await this.page.text('#accounts')
    return text === 'none' ? [] : text.split(', ').map((account) => getAddress(account))
  }

  async chainId(): Promise<number> {
    return Number(await this.page.attribute('#chain', 'data-chain-id'))
  }

  /** Names of the events that the wallet has sent, in order. */
  async events(): Promise<readonly string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('#events li')].map((item) => item.dataset['event'] ?? ''),
    )
  }

  /**
   * Asks for another network and says yes where the wallet asks back: it need not, when the site may already use that
   * network. A site starts on the network that was selected when it connected.
   */
  async moveTo(driver: Driver, chainId: number): Promise<void> {
    if ((await this.chainId()) === chainId) return
    await this.fill('chain-id', String(chainId))
    await this.press('switch-network')
    if (await this.asksBack(driver, 'switch-network')) await (await ApprovalScreen.find(driver, 'chain')).approve()
    await this.result('switch-network')
    await until('new network on the site', async () => (await this.chainId()) === chainId)
  }

  /** Whether the wallet asks the person (again) before it answers a button. */
  async asksBack(driver: Driver, action: DemoAction): Promise<boolean> {
    const asks = await until(`answer or question after ${action}`, async () => {
      if ((await this.page.attribute(`#${outputs[action]}`, 'data-state')) !== 'waiting') return 'no'
      return (await ApprovalScreen.isAsking(driver)) ? 'yes' : undefined
    })
    return asks === 'yes'
  }

  async #output(id: string): Promise<DemoAnswer> {
    return until(`answer in #${id}`, async () => {
      const state = await this.page.attribute(`#${id}`, 'data-state')
      if (state !== 'done' && state !== 'failed') return undefined
      const text = await this.page.text(`#${id}`)
      if (state === 'done') return { state, text }
      return { state, text, code: Number(await this.page.attribute(`#${id}`, 'data-code')) }
    })
  }
}
