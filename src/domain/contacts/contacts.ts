import type { Address } from '#core/address.ts'
import { err, ok, type Result } from '#core/result.ts'
import { mostContacts, type Contact, type ContactRows } from '#domain/contacts/contact.ts'
import type { Notify, SealedTable } from '#domain/ports.ts'

/** Whom the user gave a name, on whatever network. Sealed; unlocked only. */
export type Contacts = {
  /** In the order in which they were added. */
  readonly list: () => Promise<readonly Contact[]>
  /** Adds one, or gives the one of this address another name. */
  readonly save: (contact: Contact) => Promise<Result<void, 'too-many'>>
  readonly remove: (address: Address) => Promise<void>
}

type Deps = {
  /** The row `id` of it. */
  readonly table: SealedTable<ContactRows>
  readonly notify: Notify
}

const id = 'contacts'

export function createContacts({ table, notify }: Deps): Contacts {
  const list = async (): Promise<ContactRows> => (await table.get(id)) ?? []

  async function change(edit: (before: ContactRows) => ContactRows): Promise<void> {
    await table.update(id, (before) => edit(before ?? []))
    notify('contacts')
  }

  return {
    list,
    async save(contact) {
      const withIt = (before: ContactRows): ContactRows =>
        before.some(({ address }) => address === contact.address)
          ? before.map((each) => (each.address === contact.address ? contact : each))
          : [...before, contact]
      if (withIt(await list()).length > mostContacts) return err('too-many')
      await change(withIt)
      return ok(undefined)
    },
    remove: (gone) => change((before) => before.filter(({ address }) => address !== gone)),
  }
}
