import { expect, test } from 'vitest'
import { hex, recipient, sender } from '#domain/testing/transactions.ts'
import { item } from '#ui/screens/activity/testing/item.ts'
import { isFound, type ActivityFilter } from '#ui/screens/activity/activity-filter.ts'

const named = { title: 'Sent', network: 'Base', accounts: ['Savings'] }
const found = (text: string, filter: ActivityFilter = 'all') =>
  isFound(item({ hash: hex(`0x${'ab'.repeat(32)}`), origin: 'https://shop.example' }), { filter, text, named })

test.each(['', ' ', 'sent base', 'SAVINGS', 'shop.example', recipient.toLowerCase(), sender, 'abab'])(
  '“%s” finds it',
  (text) => {
    expect(found(text)).toBe(true)
  },
)

test.each(['sent optimism', '0xdead', 'failed'])('“%s” does not', (text) => {
  expect(found(text)).toBe(false)
})

test('the status decides too', () => {
  expect(found('', 'confirmed')).toBe(true)
  expect(found('', 'pending')).toBe(false)
})
