import { expect, test, vi } from 'vitest'
import { sendHandlers } from '#background/handlers/send.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { recipient, sender, testChain, transfer } from '#domain/testing/transactions.ts'
import type { Transactions } from '#domain/transactions/transactions.ts'

const fee = { type: 'legacy', gasPrice: quantity(1n) } as const
const quoted = (balance: bigint) =>
  ok({
    gasLimit: quantity(1n),
    nonce: quantity(0n),
    balance: quantity(balance),
    fees: [
      { speed: 'slow' as const, fee, cost: quantity(10n) },
      { speed: 'fast' as const, fee, cost: quantity(30n) },
    ],
  })

function setUp(answer: Awaited<ReturnType<Transactions['quote']>>) {
  const quote = vi.fn<Transactions['quote']>(() => Promise.resolve(answer))
  const openApproval = vi.fn(() => Promise.resolve({ id: 'x' }))
  return { quote, openApproval, handlers: sendHandlers({ transactions: { quote }, openApproval }) }
}

test("puts the wallet's own transaction before the user, as it was asked", async () => {
  const { handlers, openApproval } = setUp(quoted(0n))
  const input = { chainId: testChain, from: sender, to: recipient, value: quantity(5n) }
  expect(await handlers['send.review'](input)).toEqual({ id: 'x' })
  expect(openApproval).toHaveBeenCalledExactlyOnceWith(transfer({ value: quantity(5n) }))
})

test('the most is what the highest fee leaves, and never below nothing', async () => {
  const input = { chainId: testChain, from: sender, to: null }
  const { handlers, quote } = setUp(quoted(100n))
  expect(await handlers['send.most'](input)).toEqual(ok({ value: quantity(70n) }))
  expect(quote).toHaveBeenCalledWith(transfer({ to: sender, value: quantity(0n) }))
  expect(await setUp(quoted(20n)).handlers['send.most'](input)).toEqual(ok({ value: quantity(0n) }))
  const silent = setUp(err({ kind: 'timeout' }))
  expect(await silent.handlers['send.most'](input)).toEqual(err({ reason: 'timeout' }))
})
