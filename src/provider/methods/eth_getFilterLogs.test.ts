import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { site } from '#domain/approvals/testing/queue.ts'
import { eth_getFilterLogs } from '#provider/methods/eth_getFilterLogs.ts'
import { connected, fakeServices } from '#provider/testing/services.ts'

test('asks for this document', async () => {
  const { services } = fakeServices()
  const logs = vi.spyOn(services.subscriptions, 'logs').mockResolvedValue([{ any: 'log' }])
  const answer = await eth_getFilterLogs.run(v.parse(eth_getFilterLogs.params, ['0x1f']), connected(services))
  expect(answer).toEqual([{ any: 'log' }])
  expect(logs).toHaveBeenCalledExactlyOnceWith({ origin: site, channel: 'channel-1' }, '0x1f')
})

test.each([[undefined], [[]], [['1f']], [[31]], [[null]]])('refuses %j', (params) => {
  expect(v.is(eth_getFilterLogs.params, params)).toBe(false)
})
