import { expect, test } from 'vitest'
import type { DescribedValue } from '#domain/review/erc7730/described.ts'
import { address } from '#domain/testing/subjects.ts'
import { addressIn, describedText } from '#ui/approvals/described-text.ts'

const pln = { address: address('c'), symbol: 'PLN', decimals: 6 }
const text = (value: DescribedValue): string => describedText(value, { tokens: [pln], network: null })
const amount = { type: 'token-amount', amount: '1500000', token: pln.address, chainId: null, beyond: null } as const

test('amounts of tokens: readable where the contract says how, in smallest units where not', () => {
  expect(text(amount)).toBe('1.5 PLN')
  expect(text({ ...amount, beyond: '' })).toBe('Without limit PLN')
  expect(text({ ...amount, beyond: 'Max' })).toBe('Max PLN')
  expect(text({ ...amount, token: address('d') })).toBe(`1,500,000 smallest units of ${address('d')}`)
  expect(text({ ...amount, token: null })).toBe('1,500,000 smallest units of a token that is not named')
  expect(text({ ...amount, chainId: 10 })).toBe(`1,500,000 smallest units of ${pln.address} on network 10`)
})

test.each<[DescribedValue, string]>([
  [{ type: 'integer', integer: '-1234' }, '-1,234'],
  [{ type: 'flag', flag: true }, 'Yes'],
  [{ type: 'coin', amount: '1500000000000000000' }, '1.5'],
  [{ type: 'date', seconds: '100000000000000000000' }, '100,000,000,000,000,000,000'],
  [{ type: 'duration', seconds: '8250' }, '02:17:30'],
  [{ type: 'duration', seconds: '360000' }, '100:00:00'],
  [{ type: 'unit', amount: '15', decimals: 1, base: 'd', prefix: false }, '1.5 d'],
  [{ type: 'unit', amount: '36000', decimals: 0, base: 's', prefix: true }, '36 ks'],
  [{ type: 'unit', amount: '3000', decimals: 4, base: '%', prefix: true }, '0.3 %'],
  [{ type: 'token', token: pln.address, chainId: null }, 'PLN'],
  [{ type: 'block', height: '19332140' }, 'Block 19,332,140'],
])('%o is said as %s', (value, words) => {
  expect(text(value)).toBe(words)
})

test('a moment is one of this calendar', () => {
  expect(text({ type: 'date', seconds: '1709191632' })).toMatch(/2024/)
})

test('the address of a value is there to be shown whole', () => {
  expect(addressIn(amount)).toBe(pln.address)
  expect(addressIn({ type: 'nft', id: '1', collection: pln.address })).toBe(pln.address)
  expect(addressIn({ type: 'flag', flag: true })).toBeNull()
})
