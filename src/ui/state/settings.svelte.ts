import type { Settings as Values } from '#transport/contract/settings.ts'
import { Resource } from '#ui/state/resource.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'

export class Settings {
  readonly all: Resource<Values>
  readonly #wallet: Wallet

  constructor(wallet: Wallet) {
    this.#wallet = wallet
    this.all = new Resource(() => wallet.call('settings.get', {}))
  }

  /** What is not named stays as it is. */
  async change(values: Partial<Values>): Promise<void> {
    const before = await this.#wallet.call('settings.get', {})
    await this.#wallet.call('settings.set', { ...before, ...values })
    await this.all.reload()
  }
}
