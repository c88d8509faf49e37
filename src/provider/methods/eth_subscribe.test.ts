import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { chain, site } from '#domain/approvals/testing/queue.ts'
import { eth_subscribe } from '#provider/methods/eth_subscribe.ts'
import { connected, fakeServices } from '#provider/testing/services.ts'

test.each([
  [['newHeads'], { kind: 'heads' }],
  [['logs'], { kind: 'logs', criteria: {} }],
  [['logs', { topics: [null] }], { kind: 'logs', criteria: { topics: [null] } }],
  [['newPendingTransactions'], { kind: 'pending' }],
  [['newPendingTransactions', false], { kind: 'pending' }],
])('%j', async (params, wanted) => {
  const { services } = fakeServices()
  const add = vi.spyOn(services.subscriptions, 'add').mockResolvedValue('0x1f')
  expect(await eth_subscribe.run(v.parse(eth_subscribe.params, params), connected(services))).toBe('0x1f')
  expect(add).toHaveBeenCalledExactlyOnceWith({ origin: site, channel: 'channel-1' }, chain, wanted, true)
})

test.each([
  [undefined],
  [[]],
  [['syncing']],
  [['newHeads', {}]],
  [['logs', null]],
  [['logs', {}, {}]],
  [['newPendingTransactions', true]],
])('refuses %j', (params) => {
  expect(v.is(eth_subscribe.params, params)).toBe(false)
})
