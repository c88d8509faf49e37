import * as v from 'valibot'
import { expect, test } from 'vitest'
import { activityHandlers } from '#background/handlers/activity.ts'
import { journalEntry, recipient, sender, states, testChain } from '#domain/testing/transactions.ts'
import { activityContract } from '#transport/contract/activity.ts'

const list = (entries: ReturnType<typeof journalEntry>[]) =>
  activityHandlers({ transactions: { list: () => Promise.resolve(entries) } })['activity.list']({})

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
