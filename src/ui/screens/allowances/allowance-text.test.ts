import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { standingRight } from '#domain/allowances/testing/standing-right.ts'
import { address, mostOf256, token } from '#domain/testing/subjects.ts'
import { allowanceMeans, allowanceTimes, allowanceTitle, allowanceTone } from '#ui/screens/allowances/allowance-text.ts'

const spender = address('5')
const row = (changes: Parameters<typeof standingRight>[1] = {}) => standingRight(spender, changes)
const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, '')
const short = `${token.slice(0, 6)}…${token.slice(-4)}`

test.each([
  ['an amount', row(), 'Up to 0.000005 PLN'],
  ['no limit', row({ amount: quantity(mostOf256) }), 'All of your PLN, without limit'],
  ['the largest of Permit2', row({ amount: quantity(2n ** 160n - 1n) }), 'All of your PLN, without limit'],
  ['a token without a name', row({ symbol: null, name: null }), `Up to 0.000005 ${short}`],
  ['a token that does not say how it counts', row({ decimals: null }), 'Up to 5 units of a token'],
  ['what was not read', row({ amount: null }), 'Some amount of PLN'],
  [
    'a collection',
    row({ right: { type: 'collection', contract: token, spender }, amount: 'all' }),
    'Every item of PLN',
  ],
  [
    'one NFT',
    row({ right: { type: 'item', contract: token, spender, tokenId: quantity(7n) }, amount: quantity(1n) }),
    'PLN number 7',
  ],
] as const)('%s in words', (_, of, words) => {
  expect(plain(allowanceTitle(of))).toBe(words)
})

test('what it means for what one has', () => {
  expect(plain(allowanceMeans(row()))).toBe('You have 1.5 PLN now.')
  expect(allowanceMeans(row({ balance: quantity(5n) }))).toBe('That is all that you have.')
  expect(allowanceMeans(row({ balance: quantity(0n) }))).toBe('You have none of it now.')
  expect(allowanceMeans(row({ amount: null }))).toBe('The server did not say how much. It may be everything.')
  expect(allowanceMeans(row({ balance: null }))).toBe('')
})

test('when it was given and when it ends, where that is known and will ever be', () => {
  expect(allowanceTimes({ givenAt: null, until: null })).toEqual([])
  expect(allowanceTimes({ givenAt: 1_700_000_000, until: 1_800_000_000 })).toEqual([
    expect.stringMatching(/^Given on .*2023/),
    expect.stringMatching(/^Ends on .*2027/),
  ])
  expect(allowanceTimes({ givenAt: null, until: 2 ** 48 - 1 })).toEqual([])
})

test('all that one has, and what nobody knows, is a warning', () => {
  expect(allowanceTone(row())).toBe('plain')
  expect(allowanceTone(row({ balance: quantity(0n) }))).toBe('plain')
  expect(allowanceTone(row({ amount: quantity(mostOf256) }))).toBe('warn')
  expect(allowanceTone(row({ balance: quantity(5n) }))).toBe('warn')
  expect(allowanceTone(row({ amount: null }))).toBe('warn')
})
