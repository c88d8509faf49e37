import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import type { Fee } from '#domain/transactions/decision.ts'
import { eip1559Fees, FeeHistory, hasBaseFee, hasTips, legacyFees, siteFee } from '#domain/transactions/fees.ts'

const gwei = 1_000_000_000n
const history = (baseFeePerGas: bigint[], reward: bigint[][] = []): FeeHistory =>
  v.parse(FeeHistory, {
    baseFeePerGas: baseFeePerGas.map(quantity),
    reward: reward.map((block) => block.map(quantity)),
  })
const numbers = (fee: Fee) => {
  if (fee.type !== 'eip1559') return expect.fail('legacy')
  return { max: BigInt(fee.maxFeePerGas), tip: BigInt(fee.maxPriorityFeePerGas) }
}

test('leaves room for two, four and six full blocks, and pays what blocks were paid', () => {
  const blocks = Array.from({ length: 3 }, () => [gwei, 2n * gwei, 3n * gwei])
  const fees = eip1559Fees(history([gwei, gwei, gwei, 10n * gwei], blocks), 0n)
  expect(fees.map(({ speed }) => speed)).toEqual(['slow', 'normal', 'fast'])
  // The next base fee is told as 10 gwei and taken as 2, twice the highest before it.
  expect(fees.map(({ fee }) => numbers(fee))).toEqual([
    { max: (2n * gwei * 127n) / 100n + gwei, tip: gwei },
    { max: (2n * gwei * 161n) / 100n + 2n * gwei, tip: 2n * gwei },
    { max: (2n * gwei * 203n) / 100n + 3n * gwei, tip: 3n * gwei },
  ])
})

test('one absurd block moves nothing, and a fast tip is bounded by the one below', () => {
  const usual = [1n, 2n, 3n]
  const blocks = [usual, usual, [gwei, gwei, gwei], usual, usual]
  expect(eip1559Fees(history([9n, 9n], blocks), 0n).map(({ fee }) => numbers(fee).tip)).toEqual([1n, 2n, 3n])
  const greedy = Array.from({ length: 5 }, () => [1n, 2n, gwei])
  expect(eip1559Fees(history([9n, 9n], greedy), 0n).map(({ fee }) => numbers(fee).tip)).toEqual([1n, 2n, 20n])
})

test('where no block paid a tip the node is asked for one', () => {
  expect(hasTips(history([9n, 9n], [[0n, 0n, 0n]]))).toBe(false)
  expect(eip1559Fees(history([9n, 9n], [[0n, 0n, 0n]]), 5n).map(({ fee }) => numbers(fee).tip)).toEqual([5n, 5n, 5n])
  expect(hasBaseFee(history([0n, 0n]))).toBe(false)
})

test('any history gives three fees that rise, with no tip above its maximum', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 18n })
  const block = fc.tuple(amount, amount, amount).map((tips) => [...tips])
  fc.assert(
    fc.property(
      fc.array(amount, { minLength: 2, maxLength: 8 }),
      fc.array(block, { maxLength: 8 }),
      amount,
      (base, reward, tip) => {
        let last = { max: 0n, tip: 0n }
        for (const { fee } of eip1559Fees(history(base, reward), tip)) {
          const now = numbers(fee)
          expect(now.tip).toBeGreaterThanOrEqual(last.tip)
          expect(now.max).toBeGreaterThanOrEqual(last.max)
          expect(now.max).toBeGreaterThanOrEqual(now.tip)
          last = now
        }
      },
    ),
  )
})

test.each([
  {},
  null,
  { baseFeePerGas: ['0x1'] },
  { baseFeePerGas: ['0x1', '0x1'], reward: [['0x1']] },
  { baseFeePerGas: [`0x${'f'.repeat(64)}`, '0x1'] },
])('%j is no history', (value) => {
  expect(v.safeParse(FeeHistory, value).success).toBe(false)
})

test('legacy fees are the price of the node, and a little more', () => {
  const fees = legacyFees(100n).map(({ fee }) => fee)
  expect(fees).toEqual([100n, 110n, 125n].map((price) => ({ type: 'legacy', gasPrice: quantity(price) })))
})

const normal: Fee = { type: 'eip1559', maxFeePerGas: quantity(100n), maxPriorityFeePerGas: quantity(10n) }
const none = { gasPrice: null, maxFeePerGas: null, maxPriorityFeePerGas: null }
const site = (maxFee: bigint, tip: bigint) => ({
  type: 'eip1559',
  maxFeePerGas: quantity(maxFee),
  maxPriorityFeePerGas: quantity(tip),
})

test("a site's fee is taken as it is, completed from the usual, or left out when no node takes it", () => {
  const q = quantity
  expect(siteFee(none, normal)).toBeNull()
  expect(siteFee({ ...none, gasPrice: q(5n) }, normal)).toEqual({ type: 'legacy', gasPrice: '0x5' })
  expect(siteFee({ ...none, maxFeePerGas: q(50n), maxPriorityFeePerGas: q(5n) }, normal)).toEqual(site(50n, 5n))
  expect(siteFee({ ...none, maxFeePerGas: q(50n) }, normal)).toEqual(site(50n, 10n))
  expect(siteFee({ ...none, maxFeePerGas: q(5n) }, normal)).toEqual(site(5n, 5n))
  expect(siteFee({ ...none, maxPriorityFeePerGas: q(30n) }, normal)).toEqual(site(120n, 30n))
  expect(siteFee({ ...none, maxFeePerGas: q(5n), maxPriorityFeePerGas: q(6n) }, normal)).toBeNull()
  expect(siteFee({ ...none, gasPrice: q(5n), maxFeePerGas: q(6n) }, normal)).toBeNull()
  expect(siteFee({ ...none, maxFeePerGas: q(5n) }, { type: 'legacy', gasPrice: q(1n) })).toBeNull()
})
