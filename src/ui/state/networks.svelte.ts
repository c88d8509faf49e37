import type { ChainId } from '#core/chain-id.ts'
import type { Input, Output } from '#transport/contract.ts'
import type { NetworkView } from '#transport/contract/networks.ts'
import { Resource } from '#ui/state/resource.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'

export class Networks {
  readonly all: Resource<readonly NetworkView[]>
  readonly #wallet: Wallet

  constructor(wallet: Wallet) {
    this.#wallet = wallet
    this.all = new Resource(() => wallet.call('networks.list', {}))
  }

  get list(): readonly NetworkView[] {
    return this.all.value ?? []
  }

  get selected(): NetworkView | null {
    return this.list.find((network) => network.selected) ?? null
  }

  find(chainId: number): NetworkView | null {
    return this.list.find((network) => network.chainId === chainId) ?? null
  }

  async select(chainId: ChainId): Promise<void> {
    await this.#wallet.call('networks.select', { chainId })
    await this.all.reload()
  }

  async choose(chainId: ChainId, rpcUrl: string): Promise<Output<'networks.choose'>> {
    return this.#wallet.call('networks.choose', { chainId, rpcUrl })
  }

  async setRpcUrl(chainId: ChainId, rpcUrl: string | null): Promise<Output<'networks.setRpcUrl'>> {
    const result = await this.#wallet.call('networks.setRpcUrl', { chainId, rpcUrl })
    await this.all.reload()
    return result
  }

  async add(network: Input<'networks.add'>): Promise<Output<'networks.add'>> {
    const result = await this.#wallet.call('networks.add', network)
    await this.all.reload()
    return result
  }

  async remove(chainId: ChainId): Promise<void> {
    await this.#wallet.call('networks.remove', { chainId })
    await this.all.reload()
  }
}
