import * as v from 'valibot'
import { ContactName, type Contact } from '#domain/contacts/contact.ts'
import { looksLike } from '#domain/review/recipients.ts'
import { m } from '#messages/messages.js'
import type { Named } from '#ui/app/find-contacts.ts'
import type { Address } from '#core/address.ts'

/** What is wrong with a name; nothing while it is empty, as somebody is still to write it. */
export function nameProblem(name: string): string | undefined {
  if (name.trim() === '' || v.safeParse(ContactName, name).success) return undefined
  return m.contact_name_bad()
}

/** The contact that a form would keep; `null` while something is missing. */
export function contactIn(address: Address | null, name: string): Contact | null {
  const parsed = v.safeParse(ContactName, name)
  return address === null || !parsed.success ? null : { address, name: parsed.output }
}

/** Somebody known whose address a hurried eye would take this one for. */
export const lookalikeOf = (address: Address, known: readonly Named[]): Named | null =>
  known.find((other) => looksLike(address, other.address)) ?? null
