import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { site } from '#domain/approvals/testing/queue.ts'
import { eth_uninstallFilter } from '#provider/methods/eth_uninstallFilter.ts'
import { connected, fakeServices } from '#provider/testing/services.ts'

test.each([true, false])('says whether there was one: %s', async (was) => {
  const { services } = fakeServices()
  const remove = vi.spyOn(services.subscriptions, 'remove').mockResolvedValue(was)
  expect(await eth_uninstallFilter.run(v.parse(eth_uninstallFilter.params, ['0x1f']), connected(services))).toBe(was)
  expect(remove).toHaveBeenCalledExactlyOnceWith({ origin: site, channel: 'channel-1' }, '0x1f', false)
})

test.each([[undefined], [[]], [['1f']], [[31]], [['0x01']], [['0x1', '0x2']]])('refuses %j', (params) => {
  expect(v.is(eth_uninstallFilter.params, params)).toBe(false)
})
