import { byTestId, type Driver, type Page } from '../fixtures/driver.ts'
import { until } from '../fixtures/wait.ts'

/** Every kind of request that can stand in the approval window. */
export type ApprovalKind =
  | 'connect'
  | 'transaction'
  | 'calls'
  | 'message'
  | 'sign-in'
  | 'typed-data'
  | 'chain'
  | 'asset'
  | 'encryption-key'
  | 'decrypt'
  | 'authorization'

export type Finding = { readonly code: string; readonly severity: string }

/** The request in front, in the approval window or, for the wallet's own, wherever the wallet shows it. */
export class ApprovalScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The approval window with the wanted kind in front. */
  static async find(driver: Driver, kind?: ApprovalKind): Promise<ApprovalScreen> {
    const approval = new ApprovalScreen(await ApprovalScreen.findWindow(driver))
    await approval.waitFor(kind)
    return approval
  }

  /** The window alone, which may show the unlock screen first. */
  static async findWindow(driver: Driver): Promise<Page> {
    return driver.waitForPage((url) => url.startsWith(driver.extensionUrl('approval.html')))
  }

  /** Whether a window is open with a request in it; one that is about to close has none. */
  static async isAsking(driver: Driver): Promise<boolean> {
    for (const page of await driver.pages()) {
      const url = await page.url().catch(() => '')
      if (!url.startsWith(driver.extensionUrl('approval.html'))) continue
      if ((await page.count(byTestId('approval')).catch(() => 0)) > 0) return true
    }
    return false
  }

  /** How many approval windows are open. */
  static async windows(driver: Driver): Promise<number> {
    const pages = await driver.pages()
    const urls = await Promise.all(pages.map((page) => page.url().catch(() => '')))
    return urls.filter((url) => url.startsWith(driver.extensionUrl('approval.html'))).length
  }

  async waitFor(kind?: ApprovalKind): Promise<void> {
    await this.page.waitFor(byTestId('approval', kind === undefined ? {} : { 'data-kind': kind }))
  }

  async kind(): Promise<string | null> {
    return this.page.attribute(byTestId('approval'), 'data-kind')
  }

  async origin(): Promise<string | null> {
    return this.page.attribute(byTestId('approval'), 'data-origin')
  }

  async requestId(): Promise<string | null> {
    return this.page.attribute(byTestId('approval'), 'data-request-id')
  }

  async chainId(): Promise<number> {
    return Number(await this.page.attribute(byTestId('approval'), 'data-chain-id'))
  }

  async simulation(): Promise<string | null> {
    return this.page.attribute(byTestId('simulation'), 'data-state')
  }

  async findings(): Promise<readonly Finding[]> {
    return this.page.evaluate((selector) => {
      const found = [...document.querySelectorAll<HTMLElement>(selector)]
      return found.map(({ dataset }) => ({ code: dataset['code'] ?? '', severity: dataset['severity'] ?? '' }))
    }, byTestId('warning'))
  }

  /** Whether the first danger is in sight, whether the tick names it too, and how many findings are not folded. */
  async gravest(): Promise<{ readonly inSight: boolean; readonly besideTick: boolean; readonly open: number }> {
    return this.page.evaluate(
      (warning, tick) => {
        const found = [...document.querySelectorAll<HTMLElement>(warning)]
        const [first] = found
        const title = [...(first?.querySelectorAll('strong') ?? [])].at(-1)?.textContent ?? ''
        const label = document.querySelector(tick)?.closest('label')?.textContent ?? ''
        const { top = 0, bottom = 0 } = first?.querySelector('p')?.getBoundingClientRect() ?? {}
        const foot = document.querySelector('footer')?.getBoundingClientRect().top ?? window.innerHeight
        return {
          inSight: top >= 0 && bottom > top && bottom <= foot,
          besideTick: title !== '' && label.includes(title),
          open: found.filter((each) => each.closest('details:not([open])') === null).length,
        }
      },
      byTestId('warning'),
      byTestId('ack-danger'),
    )
  }

  /** Waits for the arming, ticks what a danger demands, and says yes; then the request is no longer in front. */
  async approve(): Promise<void> {
    const id = await this.requestId()
    await this.press()
    await this.#left(id)
  }

  /** Says yes as soon as it may be said, and waits for nothing. */
  async press(): Promise<void> {
    await this.arm()
    await this.page.click(byTestId('approve'))
  }

  /** Waits until `approve` may be pressed; reads to the end and ticks a danger's box, as they come up. */
  async arm(): Promise<void> {
    await until('consent that may be pressed', async () => {
      await this.#readToTheEnd()
      if (await this.page.isVisible(byTestId('ack-danger'))) await this.page.check(byTestId('ack-danger'))
      const enabled = `${byTestId('approve')}:enabled`
      return (await this.page.count(enabled)) > 0
    })
  }

  async reject(): Promise<void> {
    const id = await this.requestId()
    await this.page.click(byTestId('reject'))
    await this.#left(id)
  }

  async rejectAll(): Promise<void> {
    await this.page.click(byTestId('reject-all'))
    await until('closed approval window', () => this.page.isClosed())
  }

  async #readToTheEnd(): Promise<void> {
    await this.page.evaluate(() => {
      for (const element of document.querySelectorAll('*')) {
        if (element.scrollHeight > element.clientHeight) element.scrollTop = element.scrollHeight
      }
    })
  }

  async #left(id: string | null): Promise<void> {
    const front = byTestId('approval', { 'data-request-id': id ?? '' })
    await until('answered approval', async () => {
      if (await this.page.isClosed()) return true
      return this.page.isVisible(front).then(
        (visible) => !visible,
        async () => this.page.isClosed(),
      )
    })
  }
}
