import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Contact } from '#domain/contacts/contact.ts'
import { nothing, procedure, resultOf } from '#transport/procedure.ts'

export const contactsContract = {
  /** In the order in which they were added. */
  'contacts.list': procedure({ guard: 'unlocked', input: nothing, output: v.array(Contact) }),
  /** Adds one, or gives the one of this address another name. */
  'contacts.save': procedure({
    guard: 'unlocked',
    input: Contact,
    output: resultOf(nothing, v.object({ reason: v.literal('too-many') })),
  }),
  /** What is not there is no matter. */
  'contacts.remove': procedure({ guard: 'unlocked', input: v.object({ address: Address }), output: nothing }),
} as const
