import { byTestId, type Page } from '../fixtures/driver.ts'

/** The unlock screen, which any page of the wallet shows while it is locked. */
export class UnlockScreen {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async waitFor(): Promise<void> {
    await this.#page.waitFor(byTestId('unlock-password'))
  }

  /** Gives the password and waits until the screen has gone. */
  async unlock(password: string): Promise<void> {
    await this.tryPassword(password)
    await this.#page.waitFor(byTestId('unlock-password'), 'detached')
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
