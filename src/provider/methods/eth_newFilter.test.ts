import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { chain, site } from '#domain/approvals/testing/queue.ts'
import { eth_newFilter } from '#provider/methods/eth_newFilter.ts'
import { connected, fakeServices } from '#provider/testing/services.ts'

test.each([
  [[{}], { kind: 'logs', criteria: {} }],
  [[{ fromBlock: '0x1', topics: [] }], { kind: 'logs', criteria: { fromBlock: '0x1', topics: [] } }],
])('%j', async (params, wanted) => {
  const { services } = fakeServices()
  const add = vi.spyOn(services.subscriptions, 'add').mockResolvedValue('0x1f')
  expect(await eth_newFilter.run(v.parse(eth_newFilter.params, params), connected(services))).toBe('0x1f')
  expect(add).toHaveBeenCalledExactlyOnceWith({ origin: site, channel: 'channel-1' }, chain, wanted, false)
})

test.each([[undefined], [[]], [['logs']], [[{ fromBlock: 1 }]], [[{}, {}]]])('refuses %j', (params) => {
  expect(v.is(eth_newFilter.params, params)).toBe(false)
})
