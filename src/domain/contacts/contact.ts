import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { plainLabel } from '#core/plain-label.ts'

/** Drawn wherever its address is decided on, so that it is held to the same as a name that a stranger gave. */
export const ContactName = plainLabel(40)

/** Whom the user gave a name. */
export const Contact = v.object({ address: Address, name: ContactName })
export type Contact = v.InferOutput<typeof Contact>

export const mostContacts = 1_000

/** All of them, in one sealed row. */
export const ContactRows = v.pipe(v.array(Contact), v.maxLength(mostContacts))
export type ContactRows = v.InferOutput<typeof ContactRows>
