import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { address } from '#domain/testing/subjects.ts'
import { recipient } from '#domain/testing/transactions.ts'
import { contactIn, lookalikeOf, nameProblem } from '#ui/screens/contacts/contact-form.ts'

test('a name that hides something is called wrong, an unfinished one is not', () => {
  expect(nameProblem('')).toBeUndefined()
  expect(nameProblem('Ada')).toBeUndefined()
  expect(nameProblem('A\u202Eda')).toMatch(/cannot be seen/)
})

test('what is kept has an address and a name, without the space around it', () => {
  expect(contactIn(recipient, ' Ada ')).toEqual({ address: recipient, name: 'Ada' })
  expect(contactIn(null, 'Ada')).toBeNull()
  expect(contactIn(recipient, ' ')).toBeNull()
})

test('an address made to look like one that is known is told', () => {
  const known = v.parse(Address, '0xd8da6bf26964af9d7eed9e03e53415d37aa96045')
  const poison = v.parse(Address, '0xd8da000000000000000000000000000000006045')
  const ada = { address: known, name: 'Ada', isOwn: false }
  expect(lookalikeOf(poison, [ada])).toEqual(ada)
  expect(lookalikeOf(known, [ada])).toBeNull()
  expect(lookalikeOf(address('9'), [ada])).toBeNull()
})
