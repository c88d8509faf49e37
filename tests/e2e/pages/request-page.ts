import { places } from '../fixtures/places.ts'
import type { Driver, Page } from '../fixtures/driver.ts'
import { until } from '../fixtures/wait.ts'
import { ApprovalScreen, type ApprovalKind } from './approval.ts'
import { askProvider, type Answer } from './ask-provider.ts'

/** One event of EIP-1193 as the page got it; an error is its code and message. */
export type SeenEvent = { readonly name: string; readonly value: unknown }

export type Call = { readonly method: string; readonly params?: unknown }

/** What of an EIP-6963 announcement can cross as JSON. */
export type Announced = { readonly uuid: string; readonly name: string; readonly icon: string; readonly rdns: string }

/** What the served script writes down, `tests/e2e/dapps/blank/blank.js`. */
type Heard = { readonly events: readonly SeenEvent[]; readonly announced: readonly { readonly info: Announced }[] }

/** The same files under another name of this machine, which is another origin: `127.0.0.1`, `shop.localhost`. */
export function atHost(url: string, host: string): string {
  const other = new URL(url)
  other.hostname = host
  return other.href
}

/** A page that does nothing by itself: what a test asks through its provider is all that it asks. */
export class RequestPage {
  readonly page: Page
  readonly #driver: Driver

  constructor(page: Page, driver: Driver) {
    this.page = page
    this.#driver = driver
  }

  /** Any address at which `blankSite` is served; the run's own when none is given. */
  static async open(driver: Driver, url: string = places().blank): Promise<RequestPage> {
    const page = new RequestPage(await driver.open(url), driver)
    await until('provider in the page', async () => (await page.announced()).length > 0)
    return page
  }

  async origin(): Promise<string> {
    return new URL(await this.page.url()).origin
  }

  /** Resolves when the wallet has answered, which may wait for the person; `params` is left out when it is undefined. */
  async request(method: string, params?: unknown): Promise<Answer> {
    return askProvider(this.page, method, params)
  }

  /** Asks one after another, each when the one before is answered; for calls that wait for nobody. */
  async requestEach(calls: readonly Call[]): Promise<readonly Answer[]> {
    return this.page.evaluate(async (list) => {
      type Ethereum = { request(call: object): Promise<unknown> }
      const { ethereum } = globalThis as unknown as { ethereum: Ethereum }
      const answers: Answer[] = []
      for (const call of list) {
        try {
          answers.push({ result: await ethereum.request(call) })
        } catch (error) {
          const { code, message, data } = error as { code: number; message: string; data?: unknown }
          answers.push({ code, message, data })
        }
      }
      return answers
    }, calls)
  }

  /** Asks, and says yes in the window that must come; a method that asks twice has two kinds. */
  async approve(kinds: ApprovalKind | readonly ApprovalKind[], method: string, params?: unknown): Promise<Answer> {
    return this.#decide(kinds, (screen) => screen.approve(), method, params)
  }

  /** Asks, and says no in the window that must come. */
  async reject(kind: ApprovalKind, method: string, params?: unknown): Promise<Answer> {
    return this.#decide(kind, (screen) => screen.reject(), method, params)
  }

  /** Connects with the account that the wallet proposes, and then goes to a network if one is named. */
  async connect(chainId?: number): Promise<readonly string[]> {
    const { result } = await this.approve('connect', 'eth_requestAccounts')
    if (chainId !== undefined) await this.moveTo(chainId)
    return result as readonly string[]
  }

  /** Switches to a network that the wallet knows; it asks only where the site may not use that network yet. */
  async moveTo(chainId: number): Promise<void> {
    const hex = `0x${chainId.toString(16)}`
    if ((await this.request('eth_chainId')).result === hex) return
    await this.page.bringToFront()
    let answered = false
    const answer = this.request('wallet_switchEthereumChain', [{ chainId: hex }]).finally(() => (answered = true))
    const asks = async () => (await ApprovalScreen.isAsking(this.#driver)) && 'asks'
    if ((await until('answer or question', () => (answered ? 'answered' : asks()))) === 'asks') {
      await (await ApprovalScreen.find(this.#driver, 'chain')).approve()
    }
    const { code, message } = await answer
    if (code !== undefined) throw new Error(`no network ${chainId}: ${code} ${String(message)}`)
    await this.waitForEvent('chainChanged', (value) => value === hex)
  }

  /** All events since the page was loaded, in order. */
  async events(): Promise<readonly SeenEvent[]> {
    return this.page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard.events)
  }

  /** Its value, once an event of this name (with a value as wanted) has come. */
  async waitForEvent(name: string, wanted: (value: unknown) => boolean = () => true): Promise<unknown> {
    const event = await until(`${name} in the page`, async () =>
      (await this.events()).find((candidate) => candidate.name === name && wanted(candidate.value)),
    )
    return event.value
  }

  /** The infos of all EIP-6963 announcements since the page was loaded. */
  async announced(): Promise<readonly Announced[]> {
    return this.page.evaluate(() =>
      (globalThis as unknown as { heard: Heard }).heard.announced.map(({ info }) => ({ ...info })),
    )
  }

  async #decide(
    kinds: ApprovalKind | readonly ApprovalKind[],
    decide: (screen: ApprovalScreen) => Promise<void>,
    method: string,
    params: unknown,
  ): Promise<Answer> {
    await this.page.bringToFront()
    let early: Answer | undefined
    const answer = this.request(method, params).then((settled) => (early = settled))
    for (const kind of typeof kinds === 'string' ? [kinds] : kinds) {
      await until(`question after ${method}`, () => {
        if (early !== undefined) throw new Error(`${method} was answered without a question: ${JSON.stringify(early)}`)
        return ApprovalScreen.isAsking(this.#driver)
      })
      await decide(await ApprovalScreen.find(this.#driver, kind))
    }
    return answer
  }
}
