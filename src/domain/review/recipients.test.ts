import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { quantity } from '#core/quantity.ts'
import { address, approve, token, tokenTransfer } from '#domain/testing/subjects.ts'
import { journalEntry, recipient, states, testChain, transfer } from '#domain/testing/transactions.ts'
import { knownRecipients, looksLike, recipientOf } from '#domain/review/recipients.ts'

const friend = address('9')

test('the recipient is who gets it', () => {
  expect(recipientOf(transfer())).toBe(recipient)
  expect(recipientOf(transfer({ to: token, data: tokenTransfer(friend) }))).toBe(friend)
  expect(recipientOf(transfer({ to: token, data: approve(1n) }))).toBeNull()
  expect(recipientOf(transfer({ to: null }))).toBeNull()
})

test('only what was sent and moved something makes somebody known', () => {
  const known = (request = transfer(), state: (typeof states)[keyof typeof states] = states.mined) => [
    ...knownRecipients([journalEntry(state, { request })], testChain),
  ]
  expect(known()).toEqual([recipient])
  expect(known(transfer({ to: token, data: tokenTransfer(friend) }))).toEqual([friend])
  expect(known(transfer(), states.sent)).toEqual([recipient])
  expect(known(transfer({ value: quantity(0n) }))).toEqual([])
  expect(known(transfer({ to: token, data: tokenTransfer(friend, 0n) }))).toEqual([])
  expect(known(transfer(), states.dropped)).toEqual([])
  expect(known(transfer(), states.failed)).toEqual([])
  expect(known({ ...transfer(), chainId: 1 as typeof testChain })).toEqual([])
})

test('eight digits alike at both ends, in any split, look like the same', () => {
  const one = '1234567890abcdef1234567890abcdef12345678'
  fc.assert(
    fc.property(fc.nat(10), fc.nat(10), (start, end) => {
      const flip = (text: string) => text.replace(/./g, (digit) => (digit === '0' ? '1' : '0'))
      const other = one.slice(0, start) + flip(one.slice(start, 40 - end)) + one.slice(40 - end)
      const parse = (text: string) => v.parse(Address, `0x${text}`)
      expect(looksLike(parse(one), parse(other))).toBe(start + end >= 8)
      expect(looksLike(parse(one), parse(one))).toBe(false)
    }),
  )
})
