import { byTestId, type Page } from '../fixtures/driver.ts'

export type ActivityStatus = 'pending' | 'confirmed' | 'failed' | 'dropped' | 'replaced'

/** The list of what happened. */
export class ActivityScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Waits until the list shows a transaction in a state. */
  async waitFor(hash: string, status: ActivityStatus): Promise<void> {
    await this.page.waitFor(byTestId('activity-item', { 'data-hash': hash, 'data-status': status }))
  }

  async hashes(): Promise<readonly string[]> {
    return this.page.evaluate((selector) => {
      return [...document.querySelectorAll<HTMLElement>(selector)].map((item) => item.dataset['hash'] ?? '')
    }, byTestId('activity-item'))
  }
}
