import { expect, test } from 'vitest'
import { address } from '#domain/testing/subjects.ts'
import { recipient, sender } from '#domain/testing/transactions.ts'
import { matching, namedParties } from '#ui/app/find-contacts.ts'

const account = (index: number, of = sender, name = '') => ({
  ...{ address: of, name, index, hidden: false, selected: index === 0 },
})
const contacts = [
  { address: recipient, name: 'Bo' },
  { address: address('9'), name: 'Ada' },
]

test('contacts come by name, then the own accounts in their order', () => {
  const own = [account(0), account(1, address('8'), 'Savings')]
  expect(namedParties(contacts, own).map(({ name, isOwn }) => [name, isOwn])).toEqual([
    ['Ada', false],
    ['Bo', false],
    ['Account 1', true],
    ['Savings', true],
  ])
})

test('an own account that is a contact too stands there once, as the account', () => {
  expect(namedParties(contacts, [account(0, recipient, 'Mine')]).map(({ name }) => name)).toEqual(['Ada', 'Mine'])
})

test('found by a part of the name, or of the address', () => {
  const all = namedParties(contacts, [])
  const names = (text: string) => matching(all, text).map(({ name }) => name)
  expect(names('')).toEqual(['Ada', 'Bo'])
  expect(names(' aD')).toEqual(['Ada'])
  expect(names(recipient.slice(4, 12).toUpperCase())).toEqual(['Bo'])
  expect(names('nobody')).toEqual([])
})
