import { expect, test } from 'vitest'
import { findAccounts } from '#ui/app/find-accounts.ts'

const accounts = [
  { address: '0xAb01', name: 'Savings', index: 0 },
  { address: '0xcd02', name: '', index: 1 },
]

test.each([
  ['', [0, 1]],
  [' sav', [0]],
  ['account 2', [1]],
  ['0XAB', [0]],
  ['d02', [1]],
  ['nothing', []],
])('“%s” finds %j', (text, found) => {
  expect(findAccounts(accounts, text).map(({ index }) => index)).toEqual(found)
})
