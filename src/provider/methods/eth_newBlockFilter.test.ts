import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { chain, site } from '#domain/approvals/testing/queue.ts'
import { eth_newBlockFilter } from '#provider/methods/eth_newBlockFilter.ts'
import { connected, fakeServices } from '#provider/testing/services.ts'

test.each([
  [undefined, { kind: 'heads' }],
  [[], { kind: 'heads' }],
])('%j', async (params, wanted) => {
  const { services } = fakeServices()
  const add = vi.spyOn(services.subscriptions, 'add').mockResolvedValue('0x1f')
  expect(await eth_newBlockFilter.run(v.parse(eth_newBlockFilter.params, params), connected(services))).toBe('0x1f')
  expect(add).toHaveBeenCalledExactlyOnceWith({ origin: site, channel: 'channel-1' }, chain, wanted, false)
})

test.each([['x'], [7]])('refuses %j', (params) => {
  expect(v.is(eth_newBlockFilter.params, params)).toBe(false)
})
