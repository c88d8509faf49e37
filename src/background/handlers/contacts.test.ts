import { expect, test } from 'vitest'
import { contactsHandlers } from '#background/handlers/contacts.ts'
import { err, ok } from '#core/result.ts'
import { mostContacts, type ContactRows } from '#domain/contacts/contact.ts'
import { createContacts } from '#domain/contacts/contacts.ts'
import { memoryTable } from '#domain/testing/memory.ts'
import { recipient, sender } from '#domain/testing/transactions.ts'

test('what a page asks of contacts comes to the book, and its fullness to the page', async () => {
  const table = memoryTable<ContactRows>()
  const handlers = contactsHandlers({ contacts: createContacts({ table, notify: () => undefined }) })
  const ada = { address: recipient, name: 'Ada' }
  expect(await handlers['contacts.save'](ada)).toEqual(ok({}))
  expect(await handlers['contacts.list']({})).toEqual([ada])
  expect(await handlers['contacts.remove']({ address: recipient })).toEqual({})
  expect(await handlers['contacts.list']({})).toEqual([])
  await table.put(
    'contacts',
    Array.from({ length: mostContacts }, () => ada),
  )
  expect(await handlers['contacts.save']({ address: sender, name: 'Bo' })).toEqual(err({ reason: 'too-many' }))
})
