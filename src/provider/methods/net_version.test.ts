import { expect, test } from 'vitest'
import { net_version } from '#provider/methods/net_version.ts'
import { connected, fakeServices, sepolia, stranded } from '#provider/testing/services.ts'

test('the chain as decimal text', async () => {
  const { services } = fakeServices()
  expect(await net_version.run(undefined, connected(services, { chainId: sepolia }))).toBe('11155111')
  expect(await net_version.run(undefined, stranded(services))).toBe('1')
})
