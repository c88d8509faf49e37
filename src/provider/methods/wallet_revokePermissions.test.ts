import * as v from 'valibot'
import { expect, test } from 'vitest'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { wallet_revokePermissions } from '#provider/methods/wallet_revokePermissions.ts'
import { connected, fakeServices, stranded } from '#provider/testing/services.ts'

test.each([
  [{ eth_accounts: {} }],
  [{ eth_accounts: {}, 'endowment:permitted-chains': {}, other: {} }],
  [{ 'endowment:permitted-chains': {} }],
])('the grant is gone; a site without one gets the same answer: %j', async (named) => {
  const { services } = fakeServices()
  await services.permissions.grant(site, [account], chain)
  const params = v.parse(wallet_revokePermissions.params, [named])
  expect(await wallet_revokePermissions.run(params, connected(services))).toBeNull()
  expect(await services.permissions.get(site)).toBeNull()
  expect(await wallet_revokePermissions.run(params, stranded(services))).toBeNull()
})

test.each([[[]], [[{}]], [[{ other: {} }]], [[{ eth_accounts: 1 }]], [[{ eth_accounts: {} }, {}]], [undefined]])(
  'what names nothing that a site can have is refused: %j',
  (params) => {
    expect(v.is(wallet_revokePermissions.params, params)).toBe(false)
  },
)
