import { expect, test } from 'vitest'
import { amountOptions, takenOf } from '#ui/approvals/amount-options.ts'

const endless = 2n ** 256n - 1n
const choice = { how: 'approve', asked: endless, amount: endless, balance: 500n } as const

test('what the site asks, what the steps take, what there is; unlimited is named', () => {
  expect(amountOptions(choice, 20n)).toEqual([
    { of: 'asked', amount: endless, isUnlimited: true, isCurrent: true },
    { of: 'needed', amount: 20n, isUnlimited: false, isCurrent: false },
    { of: 'balance', amount: 500n, isUnlimited: false, isCurrent: false },
  ])
})

test('the same amount stands once, and nothing is no amount', () => {
  expect(amountOptions({ ...choice, asked: 500n, amount: 20n }, 500n).map(({ of }) => of)).toEqual(['asked'])
  expect(amountOptions({ ...choice, balance: 0n }, 0n).map(({ of }) => of)).toEqual(['asked'])
})

test('what comes on top of another allowance is not measured by what one has', () => {
  expect(amountOptions({ ...choice, how: 'approve-more' }, 20n).map(({ of }) => of)).toEqual(['asked'])
})

test('what leaves of a token, and not what comes', () => {
  const changes = [
    { asset: 'native', amount: '-7' },
    { asset: '0xa', amount: '-20' },
    { asset: '0xb', amount: '30' },
  ]
  expect(takenOf(changes, '0xa')).toBe(20n)
  expect(takenOf(changes, '0xb')).toBe(0n)
  expect(takenOf(changes, '0xc')).toBe(0n)
})
