import { expect, test } from 'vitest'
import { classifyRefusal, isLackOfFunds, isRevert, type Refusal } from '#domain/transactions/refusal.ts'

test.each<[number, string, Refusal]>([
  [-32_000, 'already known', 'known'],
  [-32_000, 'known transaction: 0xab', 'known'],
  [-32_010, 'Transaction with the same hash was already imported.', 'known'],
  [-32_003, 'transaction already imported', 'known'],
  [-32_000, 'AlreadyKnown', 'known'],
  [-32_000, 'nonce too low: next nonce 5, tx nonce 4', 'nonce-used'],
  [-32_003, 'nonce too low', 'nonce-used'],
  [-32_000, 'OldNonce, Current nonce: 5, nonce of rejected tx: 4', 'nonce-used'],
  [-32_000, 'insufficient funds for gas * price + value: balance 0, tx cost 1', 'refused'],
  [-32_003, 'Insufficient funds for gas * price + value', 'refused'],
  [-32_000, 'replacement transaction underpriced', 'refused'],
  [-32_000, 'transaction underpriced: gas tip cap 0, minimum needed 1', 'refused'],
  [-32_000, 'intrinsic gas too low', 'refused'],
  [-32_000, 'exceeds block gas limit', 'refused'],
  [-32_000, 'max fee per gas less than block base fee', 'refused'],
  [-32_000, 'nonce too high', 'refused'],
  [-32_000, 'only replay-protected (EIP-155) transactions allowed over RPC', 'refused'],
  [-32_602, 'what is this', 'refused'],
  [-32_603, 'Internal error', 'unsure'],
  [-32_005, 'daily request count exceeded, request rate exceeds the plan', 'unsure'],
  [429, 'Too Many Requests', 'unsure'],
  [-32_000, 'request timed out', 'unsure'],
  [-32_000, 'upstream is busy, try again', 'unsure'],
])('%d %s is %s', (code, message, expected) => {
  expect(classifyRefusal({ code, message })).toBe(expected)
})

test('a revert is known by its code or its words, a lack of funds by its words', () => {
  expect(isRevert({ code: 3, message: 'execution reverted' })).toBe(true)
  expect(isRevert({ code: -32_000, message: 'VM Exception: revert' })).toBe(true)
  expect(isRevert({ code: -32_000, message: 'header not found' })).toBe(false)
  expect(isLackOfFunds({ code: -32_000, message: 'insufficient funds for transfer' })).toBe(true)
  expect(isLackOfFunds({ code: 3, message: 'execution reverted' })).toBe(false)
})
