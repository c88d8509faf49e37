import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { site } from '#domain/approvals/testing/queue.ts'
import { eth_getFilterChanges } from '#provider/methods/eth_getFilterChanges.ts'
import { connected, fakeServices } from '#provider/testing/services.ts'

test('asks for this document', async () => {
  const { services } = fakeServices()
  const changes = vi.spyOn(services.subscriptions, 'changes').mockResolvedValue(['0x1', { any: 'log' }])
  const answer = await eth_getFilterChanges.run(v.parse(eth_getFilterChanges.params, ['0x1f']), connected(services))
  expect(answer).toEqual(['0x1', { any: 'log' }])
  expect(changes).toHaveBeenCalledExactlyOnceWith({ origin: site, channel: 'channel-1' }, '0x1f')
})

test.each([[undefined], [[]], [['1f']], [[31]], [[null]]])('refuses %j', (params) => {
  expect(v.is(eth_getFilterChanges.params, params)).toBe(false)
})
