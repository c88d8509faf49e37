import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import { noOwnValues, readOwnValues, type OwnValues } from '#ui/approvals/own-values.ts'

const gwei = 10n ** 9n
const fee = {
  type: 'eip1559',
  maxFeePerGas: quantity(10n * gwei),
  maxPriorityFeePerGas: quantity(2n * gwei),
} as const
const picked = { speed: 'normal', fee, cost: quantity(210_000n * gwei + 7n) } as const
const quote: Quote = {
  gasLimit: quantity(21_000n),
  balance: quantity(0n),
  nonce: quantity(5n),
  dataFee: quantity(7n),
  nonces: { used: 3, taken: [{ nonce: 4, least: { type: 'legacy', gasPrice: quantity(2n * gwei) } }] },
  fees: [picked],
}
const read = (own: Partial<OwnValues>, told = quote) => readOwnValues({ ...noOwnValues, ...own }, told, picked)

test('nothing typed is what was proposed', () => {
  expect(read({})).toEqual({
    chosen: { fee, gasLimit: 21_000n, cost: BigInt(picked.cost), nonce: null },
    problems: {},
  })
})

test('what is typed is taken, and the most that can be paid follows', () => {
  const { chosen } = read({ price: '20.5', tip: '3', gas: '50000', nonce: '5' })
  expect(chosen).toEqual({
    fee: { type: 'eip1559', maxFeePerGas: quantity(20_500_000_000n), maxPriorityFeePerGas: quantity(3n * gwei) },
    gasLimit: 50_000n,
    cost: 50_000n * 20_500_000_000n + 7n,
    nonce: { value: 5n, means: 'next' },
  })
  expect(read({ price: '1' }).chosen?.fee).toMatchObject({ maxPriorityFeePerGas: quantity(gwei) })
})

test.each<[Partial<OwnValues>, ReturnType<typeof read>['problems']]>([
  [{ price: 'x' }, { price: 'not-a-number' }],
  [{ price: '0' }, { price: 'price-zero' }],
  [{ price: '210.1' }, { price: 'price-too-high' }],
  [{ tip: '11' }, { tip: 'tip-above-price' }],
  [{ gas: '20999' }, { gas: 'gas-too-low' }],
  [{ gas: '60000001' }, { gas: 'gas-too-high' }],
  [{ gas: '1.5' }, { gas: 'not-a-number' }],
  [{ nonce: '2' }, { nonce: 'nonce-used' }],
  [{ nonce: '70' }, { nonce: 'nonce-too-high' }],
  [{ nonce: '-1' }, { nonce: 'not-a-number' }],
  [{ nonce: '4', tip: '1' }, { nonce: 'underpriced' }],
])('%o is refused as %o', (own, problems) => {
  expect(read(own)).toEqual({ chosen: null, problems })
})

test('what a chosen nonce means', () => {
  expect(read({ nonce: '4' }).chosen?.nonce).toEqual({ value: 4n, means: 'replaces' })
  expect(read({ nonce: '3' }).chosen?.nonce).toEqual({ value: 3n, means: 'replaces' })
  expect(read({ nonce: '69' }).chosen?.nonce).toEqual({ value: 69n, means: 'gap' })
})

test('a replacement cannot be made cheaper than what it replaces asks', () => {
  const replacing = { ...quote, nonce: quantity(4n) }
  expect(read({ price: '1' }, replacing).problems).toEqual({ price: 'underpriced' })
  expect(read({ price: '3' }, replacing).chosen).not.toBeNull()
})
