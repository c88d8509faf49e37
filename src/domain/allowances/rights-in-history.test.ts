import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { rightsInHistory } from '#domain/allowances/rights-in-history.ts'
import { permit2 } from '#domain/review/simulation/topics.ts'
import { address, approve, approveAll, callData, spender, token, tokenTransfer } from '#domain/testing/subjects.ts'
import { hex, journalEntry, sender, states, testChain, transfer } from '#domain/testing/transactions.ts'
import type { Hex } from '#core/hex.ts'

const entry = (data: Hex, createdAt = 0, state: keyof typeof states = 'mined', to = token) =>
  journalEntry(states[state], { request: transfer({ to, data }), createdAt })

const found = (
  journal: readonly ReturnType<typeof entry>[],
  batches: Parameters<typeof rightsInHistory>[0]['batches'] = [],
) => rightsInHistory({ journal, batches }, testChain, sender)

const tokenRight = { type: 'token', contract: token, spender } as const

test('an approval may be of an amount or of one NFT, and both are looked for', () => {
  expect(found([entry(approve(7n), 5)])).toEqual(
    expect.arrayContaining([
      { right: tokenRight, at: 5 },
      { right: { ...tokenRight, type: 'item', tokenId: '0x7' }, at: 5 },
    ]),
  )
})

test('whatever else gives a right, also within another call', () => {
  const permit2Data = callData('0x87517c45', token, spender, 5n, 9n)
  const rights = (data: Hex, to = token) => found([entry(data, 5, 'mined', to)]).map(({ right }) => right)
  expect(rights(callData('0x39509351', spender, 1n))).toEqual([tokenRight])
  expect(rights(approveAll(true))).toEqual([{ ...tokenRight, type: 'collection' }])
  expect(rights(permit2Data, permit2)).toEqual([{ ...tokenRight, type: 'permit2' }])
  expect(rights(permit2Data, token)).toEqual([])
  const inner = approveAll(true).slice(2)
  const padded = inner.padEnd(Math.ceil(inner.length / 64) * 64, '0')
  const words = [32n, 1n, 32n, BigInt(inner.length / 2)].map((word) => word.toString(16).padStart(64, '0')).join('')
  expect(rights(hex(`0xac9650d8${words}${padded}`))).toEqual([{ ...tokenRight, type: 'collection' }])
  expect(rights(tokenTransfer(spender))).toEqual([])
})

test('the newest first, once; what never was sent, another account’s and another network’s not at all', () => {
  expect(found([entry(approveAll(true), 3), entry(approveAll(false), 8)])).toEqual([
    { right: { ...tokenRight, type: 'collection' }, at: 8 },
  ])
  expect(found([entry(approveAll(true), 3, 'dropped'), entry(approveAll(true), 3, 'prepared')])).toEqual([])
  const journal = [entry(approveAll(true), 3, 'sent')]
  expect(found(journal)).toHaveLength(1)
  expect(rightsInHistory({ journal, batches: [] }, 1, sender)).toEqual([])
  expect(rightsInHistory({ journal, batches: [] }, testChain, address('2'))).toEqual([])
})

test('a list that went in one transaction is read by its calls', () => {
  const call = { to: token, value: quantity(0n), data: approveAll(true) }
  const request = { id: null, chainId: testChain, from: sender, calls: [call], mode: 'atomic', upgrade: false } as const
  expect(found([], [{ request: { ...request, calls: [...request.calls] }, createdAt: 4 }])).toEqual([
    { right: { ...tokenRight, type: 'collection' }, at: 4 },
  ])
})
