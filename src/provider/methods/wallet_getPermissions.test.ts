import { expect, test } from 'vitest'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { wallet_getPermissions } from '#provider/methods/wallet_getPermissions.ts'
import { fakeServices, stranded } from '#provider/testing/services.ts'

test('nothing before a grant, then the one permission with its accounts', async () => {
  const { services } = fakeServices()
  expect(await wallet_getPermissions.run(undefined, stranded(services))).toEqual([])
  await services.permissions.grant(site, [account], chain)
  expect(await wallet_getPermissions.run(undefined, stranded(services))).toMatchObject([
    { invoker: site, parentCapability: 'eth_accounts', caveats: [{ value: [account.toLowerCase()] }] },
  ])
})
