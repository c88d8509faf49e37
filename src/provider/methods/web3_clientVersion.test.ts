import { expect, test } from 'vitest'
import { web3_clientVersion } from '#provider/methods/web3_clientVersion.ts'
import { connected, fakeServices, stranded } from '#provider/testing/services.ts'

test('name and version, the same whether connected or not', async () => {
  const { services } = fakeServices()
  expect(await web3_clientVersion.run(undefined, connected(services))).toBe('Coffer/1.2.3')
  expect(await web3_clientVersion.run(undefined, stranded(services))).toBe('Coffer/1.2.3')
})
