import * as v from 'valibot'
import { expect, test } from 'vitest'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { wallet_revokePermissions } from '#provider/methods/wallet_revokePermissions.ts'
import { connected, fakeServices, stranded } from '#provider/testing/services.ts'

test('the grant is gone; a site without one gets the same answer', async () => {
  const { services } = fakeServices()
  await services.permissions.grant(site, [account], chain)
  const params = v.parse(wallet_revokePermissions.params, [{ eth_accounts: {}, 'endowment:permitted-chains': {} }])
  expect(await wallet_revokePermissions.run(params, connected(services))).toBeNull()
  expect(await services.permissions.get(site)).toBeNull()
  expect(await wallet_revokePermissions.run(params, stranded(services))).toBeNull()
})

test('what does not name the accounts is refused', () => {
  expect(v.is(wallet_revokePermissions.params, [{}])).toBe(false)
})
