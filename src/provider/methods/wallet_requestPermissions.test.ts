import * as v from 'valibot'
import { expect, test } from 'vitest'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { wallet_requestPermissions } from '#provider/methods/wallet_requestPermissions.ts'
import { connected, fakeServices } from '#provider/testing/services.ts'

test('asks even a connected site, and answers with what was given', async () => {
  const { services } = fakeServices()
  const context = connected(services)
  const params = v.parse(wallet_requestPermissions.params, [{ eth_accounts: {} }])
  expect(await wallet_requestPermissions.request(params, context)).toEqual({ ask: { chainId: 1 } })
  expect(
    await wallet_requestPermissions.execute({ chainId: chain }, { accounts: [account], chainId: chain }, context),
  ).toEqual([
    {
      invoker: site,
      parentCapability: 'eth_accounts',
      caveats: [{ type: 'restrictReturnedAccounts', value: [account.toLowerCase()] }],
      date: 1_700_000_000_000,
    },
  ])
})

test.each([
  [[]],
  [[{}]],
  [[{ eth_sign: {} }]],
  [[{ eth_accounts: {}, other: {} }]],
  [[{ eth_accounts: 1 }]],
  [JSON.parse('[{"eth_accounts":{},"__proto__":{}}]')],
  [undefined],
])('refused: %j', (params) => {
  expect(v.is(wallet_requestPermissions.params, params)).toBe(false)
})
