import { err, ok } from '#core/result.ts'
import type { Contacts } from '#domain/contacts/contacts.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { contactsContract } from '#transport/contract/contacts.ts'

export const contactsHandlers = ({
  contacts,
}: {
  readonly contacts: Contacts
}): HandlersOf<keyof typeof contactsContract> => ({
  'contacts.list': async () => [...(await contacts.list())],
  'contacts.save': async (contact) => {
    const saved = await contacts.save(contact)
    return saved.ok ? ok({}) : err({ reason: saved.error })
  },
  'contacts.remove': async ({ address }) => {
    await contacts.remove(address)
    return {}
  },
})
