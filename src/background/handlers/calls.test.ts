import { expect, test, vi } from 'vitest'
import { callsHandlers } from '#background/handlers/calls.ts'
import { delegationCode } from '#core/delegation.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import type { BatchView } from '#domain/calls/batches.ts'
import type { CallsRequest } from '#domain/calls/calls-request.ts'
import { noDelegate, pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { contractNode, erc20, says } from '#domain/testing/contracts.ts'
import { token, tokenTransfer } from '#domain/testing/subjects.ts'
import { decision, hex, journalEntry, recipient, sender, states, testChain } from '#domain/testing/transactions.ts'

const pay = { to: recipient, value: quantity(1n), data: hex('0x') }
const move = { to: token, value: quantity(0n), data: tokenTransfer(recipient, 25n) }
const fee = decision.fee

function list(approvalId: string, more: Partial<CallsRequest> = {}): BatchView {
  const request = {
    ...{ id: null, chainId: testChain, from: sender, calls: [pay, move], mode: 'sequential', upgrade: false },
    ...more,
  } as CallsRequest
  const batch = {
    ...{ id: '0x1', origin: 'https://app.example', approvalId, request, createdAt: 5, stopped: null, ended: false },
    decision: { gasLimits: [quantity(1n)], fee },
  }
  const entries = [journalEntry(states.mined, { id: `${approvalId}:0` }), null]
  return { batch, entries, outcomes: ['mined', 'unsent'], status: 100 }
}

function make(views: readonly BatchView[], shown: string | null = null, chainRpc?: ChainRpc) {
  const stopRest = vi.fn(() => Promise.resolve())
  const openApproval = vi.fn(() => Promise.resolve({ id: 'question' }))
  const node = contractNode({ [token]: erc20({ decimals: says(2) }) })
  const handlers = callsHandlers({
    batches: { list: () => Promise.resolve(views), stopRest },
    chainRpc: chainRpc ?? ((_, method, params) => Promise.resolve(node(method, params))),
    coin: () => Promise.resolve('ETH'),
    shown: () => Promise.resolve(shown),
    openApproval,
  })
  return { handlers, stopRest, openApproval }
}

test('a list by its approval, by what was shown last, or the newest', async () => {
  const views = [list('new'), list('old')]
  const found = async (shown: string | null, approvalId: string | null) =>
    (await make(views, shown).handlers['calls.get']({ approvalId }))?.approvalId
  expect(await found(null, null)).toBe('new')
  expect(await found('old', null)).toBe('old')
  expect(await found('old', 'new')).toBe('new')
  expect(await found(null, 'other')).toBeUndefined()
  expect(await make([]).handlers['calls.get']({ approvalId: null })).toBeNull()
})

test('each call has what became of its own transaction', async () => {
  const view = await make([list('a')]).handlers['calls.get']({ approvalId: 'a' })
  expect(view).toMatchObject({ approvalId: 'a', status: 100, stopped: null, createdAt: 5, from: sender })
  expect(view?.calls).toEqual([
    { ...pay, outcome: 'mined', hash: states.mined.hash, entry: 'a:0' },
    { ...move, outcome: 'unsent', hash: null, entry: null },
  ])
})

test('all in one transaction, every call has what became of that', async () => {
  const view = await make([list('a', { mode: 'atomic' })]).handlers['calls.get']({ approvalId: 'a' })
  expect(view?.calls.map(({ outcome, hash, entry }) => [outcome, hash, entry])).toEqual(
    Array(2).fill(['mined', states.mined.hash, 'a:0']),
  )
})

test('what all of it did stands beside what was shown', async () => {
  const view = list('a')
  const shown = { changes: [], allowances: [], tokens: [] }
  const happened = { changes: [{ asset: token, amount: '-25' }], allowances: [], coin: null }
  const entry = journalEntry({ ...states.mined, happened }, { id: 'a:0' })
  const batch = { ...view.batch, decision: { ...view.batch.decision, shown } }
  const done: BatchView = { batch, entries: [entry, entry], outcomes: ['mined', 'mined'], status: 200 }
  const told = await make([done]).handlers['calls.get']({ approvalId: 'a' })
  expect(told).toMatchObject({ shown, happened: { changes: [{ asset: token, amount: '-50' }], differs: true } })
  expect(await make([view]).handlers['calls.get']({ approvalId: 'a' })).toMatchObject({ shown: null, happened: null })
})

test('the tokens of its amounts are read from their contracts, as far as those answer', async () => {
  const tokens = (chainRpc?: ChainRpc) => make([list('a')], null, chainRpc).handlers['calls.tokens']
  expect(await tokens()({ approvalId: 'a' })).toEqual([{ address: token, symbol: 'PLN', decimals: 2 }])
  expect(await tokens()({ approvalId: 'other' })).toEqual([])
  expect(await tokens(() => Promise.resolve(err({ kind: 'timeout' })))({ approvalId: 'a' })).toEqual([])
})

test('the rest of a list is stopped by its approval', async () => {
  const { handlers, stopRest } = make([list('a')])
  expect(await handlers['calls.stopRest']({ approvalId: 'a' })).toEqual({})
  expect(stopRest).toHaveBeenCalledExactlyOnceWith('a')
})

const account = { chainId: testChain, address: sender }
const code =
  (answer: string): ChainRpc =>
  () =>
    Promise.resolve(ok(answer))

test.each([
  ['nobody', '0x', { delegate: null, pinned: false }],
  ['the pinned program', delegationCode(pinnedDelegate.address), { delegate: pinnedDelegate.address, pinned: true }],
  ['another program', delegationCode(token), { delegate: token, pinned: false }],
  ['code of its own', '0x6080', { delegate: null, pinned: false }],
])('who acts for an account: %s', async (_, answer, wanted) => {
  expect(await make([], null, code(answer)).handlers['delegation.get'](account)).toEqual(ok(wanted))
})

test('taking a delegation back is a question that names whom it is taken from', async () => {
  const { handlers, openApproval } = make([], null, code(delegationCode(token)))
  expect(await handlers['delegation.undo'](account)).toEqual(ok({ id: 'question' }))
  const wanted = { chainId: testChain, account: sender, delegate: noDelegate, current: token }
  expect(openApproval).toHaveBeenCalledExactlyOnceWith(wanted)
})

test('a node that does not answer is told, and nothing is asked', async () => {
  const silent: ChainRpc = () => Promise.resolve(err({ kind: 'timeout' }))
  const { handlers, openApproval } = make([], null, silent)
  const problem = err({ reason: 'timeout' })
  expect(await handlers['delegation.get'](account)).toEqual(problem)
  expect(await handlers['delegation.undo'](account)).toEqual(problem)
  expect(openApproval).not.toHaveBeenCalled()
})
