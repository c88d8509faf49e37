import { expect, test } from 'vitest'
import { costToType, isTyped } from '#ui/approvals/cost-to-type.ts'

const fee = (cost: bigint) => [{ code: 'absurd-fee', details: { cost: String(cost) } }]

test('asks for a short number that is no less than the cost, of an absurd fee alone', () => {
  expect(costToType(fee(60_123_456_789_012_345_678n), 18)).toBe('60.2')
  expect(costToType(fee(60n * 10n ** 18n), 18)).toBe('60')
  expect(costToType(fee(12n), 18)).toBe('0.000000000000000012')
  expect(costToType([{ code: 'high-fee', details: { cost: '5' } }], 18)).toBeNull()
})

test('takes the number however it is written, and no other', () => {
  for (const text of ['60.2', ' 60,2 ', '60.20', '060.2']) expect(isTyped(text, '60.2', 18)).toBe(true)
  for (const text of ['', '60', '602', '60.2.', '60.21', 'yes']) expect(isTyped(text, '60.2', 18)).toBe(false)
  expect(isTyped('', null, 18)).toBe(true)
})
