import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { activityHandlers } from '#background/handlers/activity.ts'
import { quantity } from '#core/quantity.ts'
import { FakeChain } from '#domain/testing/fake-chain.ts'
import {
  decision,
  journalEntry,
  recipient,
  sender,
  states,
  testChain,
  transfer,
  unsettled,
} from '#domain/testing/transactions.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import { activityContract } from '#transport/contract/activity.ts'

const opened = vi.fn<(request: TransactionRequest) => Promise<{ readonly id: string }>>(() =>
  Promise.resolve({ id: 'asked' }),
)

const handlers = (entries: ReturnType<typeof journalEntry>[]) =>
  activityHandlers({
    transactions: { list: () => Promise.resolve(entries) },
    chainRpc: new FakeChain().rpc,
    clock: { now: () => 100_000 },
    openApproval: opened,
  })

const list = (entries: ReturnType<typeof journalEntry>[]) => handlers(entries)['activity.list']({})

test.each(Object.values(states))('%o has a status that pages know', async (state) => {
  const items = await list([journalEntry(state)])
  expect(v.parse(activityContract['activity.list'].output, items)).toEqual(items)
  expect(items).toMatchObject([{ hash: 'hash' in state ? state.hash : null, origin: 'wallet' }])
})

test('newest first, with the fee once it is known', async () => {
  const old = journalEntry({ ...states.mined, fee: '21000' }, { id: 'old', createdAt: 1, nonce: 3 })
  const items = await list([
    old,
    journalEntry(states.sent, { id: 'new', createdAt: 2 }),
    journalEntry(states.prepared, { id: 'first', createdAt: 1 }),
  ])
  expect(items.map((item) => item.id)).toEqual(['new', 'old', 'first'])
  expect(items[1]).toMatchObject({
    status: 'confirmed',
    fee: '0x5208',
    from: sender,
    to: recipient,
    chainId: testChain,
  })
})

test('what may still be undone is not final', async () => {
  const items = await list([journalEntry(unsettled.mined), journalEntry(states.mined, { id: 'b' })])
  expect(items.map(({ final }) => final)).toEqual([false, true])
})

test('one that waits can be replaced, by the same or by nothing, and both know of each other', async () => {
  const waits = journalEntry(states.sent)
  const [item] = await list([waits])
  expect(item?.ways).toEqual(['speed-up', 'cancel'])
  expect(await handlers([waits])['activity.replace']({ id: 'a', how: 'speed-up' })).toEqual({ id: 'asked' })
  const replaces = { id: 'a', how: 'speed-up' } as const
  expect(opened).toHaveBeenLastCalledWith({ ...transfer(), gas: waits.decision.gasLimit, replaces })
  await handlers([waits])['activity.replace']({ id: 'a', how: 'cancel' })
  const cancel = transfer({ to: sender, value: quantity(0n), replaces: { id: 'a', how: 'cancel' } })
  expect(opened).toHaveBeenLastCalledWith(cancel)
  const second = journalEntry(states.sent, { id: 'b', request: cancel, replaces: 'a', createdAt: 1 })
  const [newer, older] = await list([waits, second])
  expect(newer).toMatchObject({ id: 'b', replaces: { id: 'a', how: 'cancel' }, replacedBy: null, ways: ['speed-up'] })
  expect(older).toMatchObject({ id: 'a', replaces: null, replacedBy: 'b', ways: [] })
})

test('what waits no more, or is of a list, is not sped up', async () => {
  expect(await handlers([journalEntry(states.mined)])['activity.replace']({ id: 'a', how: 'cancel' })).toBeNull()
  expect(await handlers([])['activity.replace']({ id: 'a', how: 'cancel' })).toBeNull()
  const [item] = await list([journalEntry(states.sent, { id: 'x:0' })])
  expect(item?.ways).toEqual(['cancel'])
})

test('what happened is held against what was shown, where anything was', async () => {
  const happened = { changes: [], allowances: [], coin: '-5' }
  const mined = { ...states.mined, fee: '0', happened }
  const shown = (amount: string) => ({ changes: [{ asset: 'native', amount }], allowances: [], tokens: [] })
  const items = await list([
    journalEntry(mined, { id: 'same', decision: { ...decision, shown: shown('-5') } }),
    journalEntry(mined, { id: 'other', decision: { ...decision, shown: shown('-4') } }),
    journalEntry(mined, { id: 'unseen' }),
    journalEntry(states.failed, { id: 'failed', decision: { ...decision, shown: shown('-4') } }),
  ])
  expect(items.map((item) => [item.id, item.happened?.differs])).toEqual([
    ['same', false],
    ['other', true],
    ['unseen', null],
    ['failed', undefined],
  ])
  expect(items[0]).toMatchObject({ shown: shown('-5'), happened })
})
