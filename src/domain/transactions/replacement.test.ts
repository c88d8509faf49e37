import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import type { Fee } from '#domain/transactions/decision.ts'
import { highestPrice } from '#domain/transactions/fees.ts'
import { leastToReplace, mayReplace, raisedTo } from '#domain/transactions/replacement.ts'

const legacy = (price: bigint): Fee => ({ type: 'legacy', gasPrice: quantity(price) })
const market = (max: bigint, tip: bigint): Fee => ({
  type: 'eip1559',
  maxFeePerGas: quantity(max),
  maxPriorityFeePerGas: quantity(tip),
})

test.each<[Fee, Fee]>([
  [legacy(100n), legacy(110n)],
  [legacy(101n), legacy(112n)],
  [legacy(9n), legacy(10n)],
  [market(100n, 10n), market(110n, 11n)],
  [market(1n, 0n), market(2n, 1n)],
])('%o is replaced from %o on', (before, least) => {
  expect(leastToReplace(before)).toEqual(least)
  expect(mayReplace(least, before)).toBe(true)
})

test('a tenth more of the price is not enough without a tenth more of the tip', () => {
  expect(mayReplace(market(200n, 10n), market(100n, 10n))).toBe(false)
  expect(mayReplace(market(109n, 11n), market(100n, 10n))).toBe(false)
  expect(mayReplace(legacy(109n), legacy(100n))).toBe(false)
})

test('what is raised always replaces, is never below what was proposed, and has no tip above its maximum', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 13n })
  const fee = fc.oneof(
    amount.map(legacy),
    fc.tuple(amount, amount).map(([a, b]) => market(a > b ? a : b, a > b ? b : a)),
  )
  fc.assert(
    fc.property(fee, fee, (proposed, before) => {
      const raised = raisedTo(proposed, leastToReplace(before))
      expect(mayReplace(raised, before)).toBe(true)
      expect(highestPrice(raised)).toBeGreaterThanOrEqual(highestPrice(proposed))
      if (raised.type === 'eip1559') {
        expect(BigInt(raised.maxPriorityFeePerGas)).toBeLessThanOrEqual(BigInt(raised.maxFeePerGas))
      }
    }),
  )
})
