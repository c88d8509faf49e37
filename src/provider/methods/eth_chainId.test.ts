import { expect, test } from 'vitest'
import { eth_chainId } from '#provider/methods/eth_chainId.ts'
import { connected, fakeServices, sepolia, stranded } from '#provider/testing/services.ts'

test('hex without leading zeros; 0x1 before the site is connected', async () => {
  const { services } = fakeServices()
  expect(await eth_chainId.run(undefined, connected(services, { chainId: sepolia }))).toBe('0xaa36a7')
  expect(await eth_chainId.run(undefined, stranded(services))).toBe('0x1')
})
