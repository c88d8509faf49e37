import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { chain, site } from '#domain/approvals/testing/queue.ts'
import { eth_newPendingTransactionFilter } from '#provider/methods/eth_newPendingTransactionFilter.ts'
import { connected, fakeServices } from '#provider/testing/services.ts'

test.each([
  [undefined, { kind: 'pending' }],
  [[], { kind: 'pending' }],
])('%j', async (params, wanted) => {
  const { services } = fakeServices()
  const add = vi.spyOn(services.subscriptions, 'add').mockResolvedValue('0x1f')
  expect(
    await eth_newPendingTransactionFilter.run(
      v.parse(eth_newPendingTransactionFilter.params, params),
      connected(services),
    ),
  ).toBe('0x1f')
  expect(add).toHaveBeenCalledExactlyOnceWith({ origin: site, channel: 'channel-1' }, chain, wanted, false)
})

test.each([['x'], [7]])('refuses %j', (params) => {
  expect(v.is(eth_newPendingTransactionFilter.params, params)).toBe(false)
})
