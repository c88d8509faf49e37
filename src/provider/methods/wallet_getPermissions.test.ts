import { expect, test } from 'vitest'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { wallet_getPermissions } from '#provider/methods/wallet_getPermissions.ts'
import { fakeServices, sepolia, stranded } from '#provider/testing/services.ts'

test('nothing before a grant, then accounts and networks', async () => {
  const { services } = fakeServices()
  expect(await wallet_getPermissions.run(undefined, stranded(services))).toEqual([])
  await services.permissions.grant(site, [account], chain, [sepolia])
  expect(await wallet_getPermissions.run(undefined, stranded(services))).toMatchObject([
    { invoker: site, parentCapability: 'eth_accounts', caveats: [{ value: [account.toLowerCase()] }] },
    { invoker: site, parentCapability: 'endowment:permitted-chains', caveats: [{ value: ['0x1', '0xaa36a7'] }] },
  ])
})
