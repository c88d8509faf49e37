import { expect, test } from 'vitest'
import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { recipient } from '#domain/testing/transactions.ts'
import { lookalikeRecipient } from '#domain/review/findings/lookalike-recipient.ts'
import { address, message, transaction } from '#domain/testing/subjects.ts'

const known = v.parse(Address, '0xd8da6bf26964af9d7eed9e03e53415d37aa96045')
const poison = v.parse(Address, '0xd8da000000000000000000000000000000006045')

test('sees the same beginning and end of somebody who was paid before', () => {
  const found = lookalikeRecipient.find(transaction({ to: poison }, { known: new Set([recipient, known]) }))
  expect(found).toEqual({ recipient: poison, known })
})

test('sees a likeness to the own account', () => {
  expect(lookalikeRecipient.find(transaction({ from: known, to: poison }))).toEqual({ recipient: poison, known })
})

test('sees a likeness to a contact that was never paid', () => {
  const found = lookalikeRecipient.find(transaction({ to: poison }, { contacts: new Map([[known, 'Ada']]) }))
  expect(found).toEqual({ recipient: poison, known })
  expect(lookalikeRecipient.find(transaction({ to: known }, { contacts: new Map([[known, 'Ada']]) }))).toBeNull()
})

test('is silent for those who were paid themselves, and for strangers', () => {
  expect(lookalikeRecipient.find(transaction({ to: poison }, { known: new Set([poison, known]) }))).toBeNull()
  expect(lookalikeRecipient.find(transaction({ to: address('9') }, { known: new Set([known]) }))).toBeNull()
  expect(lookalikeRecipient.find(message('hello'))).toBeNull()
})
