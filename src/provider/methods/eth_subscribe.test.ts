import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { chain, site } from '#domain/approvals/testing/queue.ts'
import { eth_subscribe } from '#provider/methods/eth_subscribe.ts'
import { connected, fakeServices, sepolia } from '#provider/testing/services.ts'

const asker = { origin: site, channel: 'channel-1' }

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
  expect(add).toHaveBeenCalledExactlyOnceWith({ ...asker, isInvoked: false }, chain, wanted, true)
})

test('invoked in a session it is of that session, on its network', async () => {
  const { services } = fakeServices()
  const add = vi.spyOn(services.subscriptions, 'add').mockResolvedValue('0x1f')
  const context = connected(services, { isInvoked: true, chainId: sepolia })
  await eth_subscribe.run(v.parse(eth_subscribe.params, ['newHeads']), context)
  expect(add).toHaveBeenCalledExactlyOnceWith({ ...asker, isInvoked: true }, sepolia, { kind: 'heads' }, true)
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
