import { byTestId, type Page } from '../fixtures/driver.ts'
import { until } from '../fixtures/wait.ts'

/** The unlock screen, which any page of the wallet shows while it is locked. */
export class UnlockScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async waitFor(): Promise<void> {
    await this.#page.waitFor(byTestId('unlock-password'))
  }

  /** Gives the password and waits until the screen has gone, or the whole page with it. */
  async unlock(password: string): Promise<void> {
    await this.tryPassword(password)
    await until('unlocked page', async () => {
      const fields = await this.#page.count(byTestId('unlock-password')).catch(() => 1)
      return fields === 0 || this.#page.isClosed()
    })
  }

  async tryPassword(password: string): Promise<void> {
    await this.#page.fill(byTestId('unlock-password'), password)
    await this.#page.click(byTestId('unlock'))
  }

  /** What the screen says about a password that did not open the vault. */
  async error(): Promise<string> {
    await this.#page.waitFor(byTestId('unlock-error'))
    return this.#page.text(byTestId('unlock-error'))
  }
}
