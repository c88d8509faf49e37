import { expect, test } from 'vitest'
import { swapToOther } from '#domain/review/findings/swap-to-other.ts'
import { address, callData, message, spender, token, tokenTransfer, transaction } from '#domain/testing/subjects.ts'
import { sender } from '#domain/testing/transactions.ts'

const router = address('a')
const swap = (to: string) => {
  const data = callData('0x414bf389', token, spender, 3_000n, to, 0n, 5n, 4n, 0n)
  return transaction({ to: router, data })
}
const sweep = (to: string) => transaction({ to: router, data: callData('0x49404b7c', 4n, to) })

test('names who gets what comes out', () => {
  expect(swapToOther.find(swap(address('9')))).toEqual({ recipient: address('9') })
  expect(swapToOther.find(sweep(address('9')))).toEqual({ recipient: address('9') })
})

test('is silent for the payer, for the router on the way, and for everything else', () => {
  const placeholders = ['0x0000000000000000000000000000000000000001', '0x0000000000000000000000000000000000000002']
  for (const to of [sender, router, ...placeholders]) {
    expect(swapToOther.find(swap(to))).toBeNull()
    expect(swapToOther.find(sweep(to))).toBeNull()
  }
  expect(swapToOther.find(transaction({ to: token, data: tokenTransfer(spender) }))).toBeNull()
  expect(swapToOther.find(message('swap'))).toBeNull()
})
