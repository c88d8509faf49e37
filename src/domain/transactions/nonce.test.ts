import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextNonce } from '#domain/transactions/nonce.ts'
import {
  journalEntry,
  recipient,
  sender,
  states,
  testChain,
  transfer,
  unsettled,
} from '#domain/testing/transactions.ts'

const ours = { chainId: testChain, from: sender }

test.each(['signed', 'sent'] as const)('what is %s holds its nonce', (status) => {
  const journal = [5, 6].map((nonce) => journalEntry(states[status], { nonce }))
  expect(nextNonce(5, ours, journal)).toBe(7)
})

test.each(['prepared', 'mined', 'failed', 'replaced', 'dropped'] as const)('what is %s holds none', (status) => {
  expect(nextNonce(5, ours, [journalEntry(states[status], { nonce: 5 })])).toBe(5)
})

test.each(Object.values(unsettled))('what may still be undone holds its nonce', (state) => {
  expect(nextNonce(5, ours, [journalEntry(state, { nonce: 5 })])).toBe(6)
})

test('a gap that a refusal left is filled first', () => {
  const journal = [journalEntry(states.dropped, { nonce: 5 }), journalEntry(states.sent, { nonce: 6 })]
  expect(nextNonce(5, ours, journal)).toBe(5)
})

test('other accounts and networks do not count', () => {
  const journal = [
    journalEntry(states.sent, { nonce: 5, request: transfer({ from: recipient }) }),
    journalEntry(states.sent, { nonce: 5, request: { ...transfer(), chainId: 1 as typeof testChain } }),
  ]
  expect(nextNonce(5, ours, journal)).toBe(5)
})

test('never below the node, never a nonce that is held, never past a free one', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.uniqueArray(fc.nat(60)), (count, held) => {
      const nonce = nextNonce(
        count,
        ours,
        held.map((each) => journalEntry(states.sent, { nonce: each })),
      )
      expect(nonce).toBeGreaterThanOrEqual(count)
      expect(held).not.toContain(nonce)
      for (let free = count; free < nonce; free += 1) expect(held).toContain(free)
    }),
  )
})
