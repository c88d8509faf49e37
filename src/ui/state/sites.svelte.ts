import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { Origin } from '#core/origin.ts'
import type { SiteView } from '#transport/contract/sites.ts'
import { Resource } from '#ui/state/resource.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'

export class Sites {
  readonly all: Resource<readonly SiteView[]>
  readonly #wallet: Wallet

  constructor(wallet: Wallet) {
    this.#wallet = wallet
    this.all = new Resource(() => wallet.call('sites.list', {}))
  }

  find(origin: string): SiteView | null {
    return this.all.value?.find((site) => site.origin === origin) ?? null
  }

  async disconnect(origin: Origin): Promise<void> {
    await this.#wallet.call('sites.disconnect', { origin })
    await this.all.reload()
  }

  /** The first becomes its current one. */
  async setAccounts(origin: Origin, accounts: readonly Address[]): Promise<void> {
    await this.#wallet.call('sites.setAccounts', { origin, accounts: [...accounts] })
    await this.all.reload()
  }

  async keepChains(origin: Origin, chains: readonly ChainId[]): Promise<void> {
    await this.#wallet.call('sites.keepChains', { origin, chains: [...chains] })
    await this.all.reload()
  }

  async setChain(origin: Origin, chainId: ChainId): Promise<void> {
    await this.#wallet.call('sites.setChain', { origin, chainId })
    await this.all.reload()
  }
}
