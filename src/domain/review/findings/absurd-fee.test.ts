import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { feeSubject } from '#domain/review/fee-subject.ts'
import { absurdFee } from '#domain/review/findings/absurd-fee.ts'
import type { FeeSubject } from '#domain/review/subject.ts'
import { message, quoteOf } from '#domain/testing/subjects.ts'
import { journalEntry, states, testChain, transfer } from '#domain/testing/transactions.ts'

const gwei = 10n ** 9n
const coin = 10n ** 18n

/** As much gas as the transfer of a token takes. */
const fee = (price: bigint, changes: Partial<FeeSubject> = {}): FeeSubject => ({
  ...{ kind: 'fee', price, cost: 60_000n * price, balance: 100n * coin, paid: [] },
  ...changes,
})

test('sees a price that no network asks and that takes a good part of what there is, before anything was paid', () => {
  expect(absurdFee.find(fee(10n ** 15n))).toEqual({ cost: String(60n * coin) })
  expect(absurdFee.find(fee(900n * gwei, { balance: coin / 100n }))).toBeNull()
  // A network whose coin is worth little.
  expect(absurdFee.find(fee(10n ** 15n, { balance: 100_000n * coin }))).toBeNull()
})

test('sees a price far above all that was paid, whatever the node says there is', () => {
  const paid = [2n * gwei, 100n * gwei]
  expect(absurdFee.find(fee(10n ** 15n, { paid, balance: 10n ** 30n }))).toEqual({ cost: String(60n * coin) })
  expect(absurdFee.find(fee(2_001n * gwei, { paid }))).toEqual({ cost: String(60_000n * 2_001n * gwei) })
  expect(absurdFee.find(fee(500n * gwei, { paid: [2n * gwei], balance: coin / 100n }))).not.toBeNull()
})

test('is silent in an expensive hour, and where it is little all the same', () => {
  expect(absurdFee.find(fee(1_999n * gwei, { paid: [100n * gwei] }))).toBeNull()
  expect(absurdFee.find(fee(50n * gwei, { paid: [gwei / 20n] }))).toBeNull()
  expect(absurdFee.find(fee(10n ** 15n, { paid: [10n ** 14n], balance: 1_000n * coin }))).toBeNull()
  expect(absurdFee.find(message('hello'))).toBeNull()
})

test('is of what the site asks for, or of the usual speed, beside what was mined on the network', () => {
  const paying = (gasPrice: bigint) => ({
    gasLimit: quantity(21_000n),
    fee: { type: 'legacy' as const, gasPrice: quantity(gasPrice) },
  })
  const journal = [
    journalEntry(states.mined, { decision: paying(5n) }),
    journalEntry(states.failed, { decision: paying(6n) }),
    journalEntry(states.sent, { decision: paying(7n) }),
    journalEntry(states.mined, { decision: paying(8n), request: transfer({ chainId: 1 as never }) }),
  ]
  expect(feeSubject(quoteOf(10n), journal, testChain)).toEqual({
    ...{ kind: 'fee', price: 10n, cost: 100n, balance: 0n },
    paid: [5n, 6n],
  })
  expect(feeSubject(quoteOf(10n, 61n), journal, testChain)).toMatchObject({ price: 61n, cost: 610n })
  expect(feeSubject(null, journal, testChain)).toBeNull()
})
