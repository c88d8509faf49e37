import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ChainId } from '#core/chain-id.ts'
import { quantity } from '#core/quantity.ts'
import { calledElsewhere, historyOf, hourAt, hoursOf, movedBy, recently } from '#domain/review/history.ts'
import { address, approve, callData, token, tokenTransfer } from '#domain/testing/subjects.ts'
import { hex, journalEntry, recipient, states, testChain, transfer } from '#domain/testing/transactions.ts'

const now = 100 * recently
const other = address('9')
const otherChain = v.parse(ChainId, 10)
const sent = (changes: Parameters<typeof transfer>[0] = {}, createdAt = 0, state: keyof typeof states = 'mined') =>
  journalEntry(states[state], { request: transfer(changes), createdAt })
const tokens = (amount: bigint) => ({ to: token, value: quantity(0n), data: tokenTransfer(recipient, amount) })

test('what a transfer moves is an amount of a coin or a token, and an NFT is none', () => {
  expect(movedBy(transfer({ value: quantity(7n) }))).toEqual({ token: null, amount: 7n })
  expect(movedBy(transfer(tokens(7n)))).toEqual({ token, amount: 7n })
  const throughPermit2 = callData('0x36c78516', other, recipient, 7n, token)
  expect(movedBy(transfer({ to: other, data: throughPermit2 }))).toEqual({ token, amount: 7n })
  expect(movedBy(transfer({ to: token, data: callData('0x23b872dd', other, recipient, 7n) }))).toBeNull()
  expect(movedBy(transfer({ to: token, data: approve(7n) }))).toBeNull()
  expect(movedBy(transfer({ value: quantity(0n) }))).toBeNull()
  expect(movedBy(transfer({ to: null, data: hex('0x6000') }))).toBeNull()
})

test('the same recipient is counted for coins and tokens, on this network, of what happened and moved something', () => {
  const journal = [
    sent(),
    sent(tokens(5n), 0, 'sent'),
    sent({ from: other }),
    sent({ to: other }),
    sent({ chainId: otherChain }),
    sent({ value: quantity(0n) }),
    sent({}, 0, 'failed'),
    sent({}, 0, 'dropped'),
  ]
  expect(historyOf(journal, transfer(), now).timesSent).toBe(3)
  expect(historyOf(journal, transfer({ to: token, data: approve(1n) }), now).timesSent).toBe(0)
})

test('amounts are those of the same asset by the same account', () => {
  const journal = [
    sent({ value: quantity(3n) }),
    sent({ value: quantity(4n), to: other }),
    sent({ value: quantity(5n), from: other }),
    sent(tokens(6n)),
    sent({ ...tokens(7n), to: other }),
  ]
  expect(historyOf(journal, transfer(), now)).toMatchObject({ moved: { token: null }, amounts: [3n, 4n] })
  expect(historyOf(journal, transfer(tokens(1n)), now)).toMatchObject({ moved: { token }, amounts: [6n] })
  expect(historyOf(journal, transfer({ to: token, data: approve(1n) }), now)).toMatchObject({
    moved: null,
    amounts: [],
  })
})

test('what the account sent in the last ten minutes is counted', () => {
  const journal = [
    sent({}, now - recently),
    sent({}, now - recently + 1),
    sent(tokens(1n), now),
    sent({ from: other }, now),
  ]
  expect(historyOf(journal, transfer(), now).recent).toBe(2)
})

test('hours are those of the user’s place, of all networks', () => {
  const morning = new Date(2026, 0, 5, 7, 30).getTime()
  expect(hourAt(morning)).toBe(7)
  expect(hoursOf([sent({ chainId: otherChain }, morning), sent({}, morning, 'failed')])).toEqual([7])
})

test('another network is known from calls that were mined there', () => {
  const call = { to: token, data: hex('0xdeadbeef') }
  const asked = { chainId: testChain, to: token }
  expect(calledElsewhere([sent({ ...call, chainId: otherChain })], asked)).toBe(otherChain)
  expect(calledElsewhere([sent({ ...call, chainId: otherChain }, 0, 'failed')], asked)).toBeNull()
  expect(calledElsewhere([sent(call)], asked)).toBeNull()
  expect(calledElsewhere([sent({ to: token, chainId: otherChain })], asked)).toBeNull()
})
