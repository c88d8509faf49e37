import type { Address } from '#core/address.ts'
import type { Contact } from '#domain/contacts/contact.ts'
import type { Output } from '#transport/contract.ts'
import { Resource } from '#ui/state/resource.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'

export class Contacts {
  readonly all: Resource<readonly Contact[]>
  readonly #wallet: Wallet

  constructor(wallet: Wallet) {
    this.#wallet = wallet
    this.all = new Resource(() => wallet.call('contacts.list', {}))
  }

  get list(): readonly Contact[] {
    return this.all.value ?? []
  }

  find(address: string): Contact | null {
    return this.list.find((contact) => contact.address === address) ?? null
  }

  async save(contact: Contact): Promise<Output<'contacts.save'>> {
    const saved = await this.#wallet.call('contacts.save', contact)
    await this.all.reload()
    return saved
  }

  async remove(address: Address): Promise<void> {
    await this.#wallet.call('contacts.remove', { address })
    await this.all.reload()
  }
}
