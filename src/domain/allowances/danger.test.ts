import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { reachOf, worstRightFirst } from '#domain/allowances/danger.ts'
import { standingRight } from '#domain/allowances/testing/standing-right.ts'
import { address, mostOf256 } from '#domain/testing/subjects.ts'

const amount = (value: bigint) => quantity(value)

test.each([
  ['without end', { amount: amount(mostOf256), balance: amount(5n) }, 'everything'],
  ['a whole collection', { amount: 'all', balance: amount(1n) }, 'everything'],
  ['a whole collection of which nobody knows how much there is', { amount: 'all', balance: null }, 'everything'],
  ['more than there is', { amount: amount(9n), balance: amount(5n) }, 'all-there-is'],
  ['as much as there is', { amount: amount(5n), balance: amount(5n) }, 'all-there-is'],
  ['less than there is', { amount: amount(4n), balance: amount(5n) }, 'part'],
  ['anything, where nothing is', { amount: amount(mostOf256), balance: amount(0n) }, 'nothing'],
  ['an amount beside an unknown balance', { amount: amount(4n), balance: null }, 'unknown'],
  ['an unknown amount, even where nothing is', { amount: null, balance: amount(0n) }, 'unknown'],
] as const)('%s reaches %s', (_, told, reach) => {
  expect(reachOf(told)).toBe(reach)
})

test('the worst first: ordinary accounts, then by what may be lost, then the newest', () => {
  const named = (digit: string, changes: Parameters<typeof standingRight>[1]) => standingRight(address(digit), changes)
  const part = named('1', { amount: amount(4n), balance: amount(5n), givenAt: 10 })
  const newer = named('2', { amount: amount(4n), balance: amount(5n), givenAt: 20 })
  const endless = named('3', { amount: amount(mostOf256), balance: amount(5n) })
  const ofPerson = named('4', { amount: amount(1n), balance: amount(5n), spenderHasCode: false })
  const empty = named('5', { amount: amount(mostOf256), balance: amount(0n), spenderHasCode: false })
  const unknown = named('6', { amount: null, balance: amount(5n) })
  const sorted = worstRightFirst([empty, part, newer, unknown, endless, ofPerson])
  expect(sorted).toEqual([ofPerson, endless, unknown, newer, part, empty])
})
