import { accountName } from '#ui/app/names.ts'
import type { Address } from '#core/address.ts'
import type { Contact } from '#domain/contacts/contact.ts'
import type { AccountView } from '#transport/contract/accounts.ts'

/** Whom something may be sent to without their address at hand. */
export type Named = { readonly address: Address; readonly name: string; readonly isOwn: boolean }

/** Contacts by name, then the user's own accounts in their order; who is both is an account. */
export function namedParties(contacts: readonly Contact[], accounts: readonly AccountView[]): readonly Named[] {
  const own = accounts.map((account) => ({ address: account.address, name: accountName(account), isOwn: true }))
  const ownAddresses = new Set(own.map(({ address }) => address))
  const others = contacts
    .filter(({ address }) => !ownAddresses.has(address))
    .map((contact) => ({ ...contact, isOwn: false }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
  return [...others, ...own]
}

/** Those whose name or address holds what was typed, in whatever case; all of them while nothing is. */
export function matching<N extends Pick<Named, 'address' | 'name'>>(all: readonly N[], text: string): readonly N[] {
  const wanted = text.trim().toLowerCase()
  return all.filter(
    ({ name, address }) => name.toLowerCase().includes(wanted) || address.toLowerCase().includes(wanted),
  )
}
