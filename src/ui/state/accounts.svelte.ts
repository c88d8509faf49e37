import type { Address } from '#core/address.ts'
import type { AccountView } from '#transport/contract/accounts.ts'
import { Resource } from '#ui/state/resource.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'

export class Accounts {
  readonly all: Resource<readonly AccountView[]>
  readonly #wallet: Wallet

  constructor(wallet: Wallet) {
    this.#wallet = wallet
    this.all = new Resource(() => wallet.call('accounts.list', {}))
  }

  get list(): readonly AccountView[] {
    return this.all.value ?? []
  }

  get shown(): readonly AccountView[] {
    return this.list.filter((account) => !account.hidden)
  }

  get selected(): AccountView | null {
    return this.list.find((account) => account.selected) ?? null
  }

  find(address: string): AccountView | null {
    return this.list.find((account) => account.address === address) ?? null
  }

  async add(): Promise<AccountView> {
    const account = await this.#wallet.call('accounts.add', { name: '' })
    await this.all.reload()
    return account
  }

  async rename(address: Address, name: string): Promise<void> {
    await this.#wallet.call('accounts.rename', { address, name })
    await this.all.reload()
  }

  async setHidden(address: Address, hidden: boolean): Promise<void> {
    await this.#wallet.call('accounts.setHidden', { address, hidden })
    await this.all.reload()
  }

  async select(address: Address): Promise<void> {
    await this.#wallet.call('accounts.select', { address })
    await this.all.reload()
  }
}
