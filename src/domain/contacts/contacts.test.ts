import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { err, ok } from '#core/result.ts'
import { Contact, mostContacts, type ContactRows } from '#domain/contacts/contact.ts'
import { createContacts } from '#domain/contacts/contacts.ts'
import { memoryTable } from '#domain/testing/memory.ts'
import { address } from '#domain/testing/subjects.ts'
import { recipient, sender } from '#domain/testing/transactions.ts'

function start() {
  const table = memoryTable<ContactRows>()
  const notify = vi.fn()
  return { table, notify, contacts: createContacts({ table, notify }) }
}

test('added, named anew in their place, and removed', async () => {
  const { contacts, notify } = start()
  expect(await contacts.list()).toEqual([])
  expect(await contacts.save({ address: recipient, name: 'Ada' })).toEqual(ok(undefined))
  await contacts.save({ address: sender, name: 'Bo' })
  await contacts.save({ address: recipient, name: 'Ada Lovelace' })
  expect(await contacts.list()).toEqual([
    { address: recipient, name: 'Ada Lovelace' },
    { address: sender, name: 'Bo' },
  ])
  await contacts.remove(recipient)
  expect(await contacts.list()).toEqual([{ address: sender, name: 'Bo' }])
  expect(notify.mock.calls).toEqual(Array.from({ length: 4 }, () => ['contacts']))
})

test('there is an end to them, and those that are there can still be named anew', async () => {
  const { contacts, table } = start()
  const many = Array.from({ length: mostContacts }, (_, index) => ({
    address: index === 0 ? recipient : address('9'),
    name: String(index),
  }))
  await table.put('contacts', many)
  expect(await contacts.save({ address: sender, name: 'one more' })).toEqual(err('too-many'))
  expect(await contacts.list()).toHaveLength(mostContacts)
  expect(await contacts.save({ address: recipient, name: 'Ada' })).toEqual(ok(undefined))
})

test.each(['', '   ', 'a\u202Eb', 'zero\u200Bwidth', 'two\nlines', 'x'.repeat(41)])(
  'a name that says nothing, hides something or is too long is none: %j',
  (name) => {
    expect(v.safeParse(Contact, { address: recipient, name }).success).toBe(false)
  },
)

test('a name keeps its letters, of whatever script, without the space around it', () => {
  expect(v.parse(Contact, { address: recipient, name: ' 张伟 ' }).name).toBe('张伟')
})
