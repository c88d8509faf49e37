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

  async set(values: Values): Promise<void> {
    await this.#wallet.call('settings.set', values)
    await this.all.reload()
  }
}
