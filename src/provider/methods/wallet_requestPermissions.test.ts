import * as v from 'valibot'
import { expect, test } from 'vitest'
import { account, chain, otherAccount, site } from '#domain/approvals/testing/queue.ts'
import { wallet_requestPermissions } from '#provider/methods/wallet_requestPermissions.ts'
import { startWallet } from '#provider/testing/provider.ts'
import { connected, fakeServices, sepolia, stranger } from '#provider/testing/services.ts'

const lower = account.toLowerCase()
const listed = (type: string, value: unknown) => ({ caveats: [{ type, value }] })

test('asks even a connected site, and answers with what was given', async () => {
  const { services } = fakeServices()
  const context = connected(services)
  const params = v.parse(wallet_requestPermissions.params, [{ eth_accounts: {} }])
  const request = { chainId: chain, accounts: [], chains: [] }
  expect(await wallet_requestPermissions.request(params, context)).toEqual({ ask: request })
  const decision = { accounts: [account], chainId: chain, chains: [chain, sepolia] }
  const base = { invoker: site, date: 1_700_000_000_000 }
  expect(await wallet_requestPermissions.execute(request, decision, context)).toEqual([
    { ...base, parentCapability: 'eth_accounts', ...listed('restrictReturnedAccounts', [lower]) },
    {
      ...base,
      parentCapability: 'endowment:permitted-chains',
      ...listed('restrictNetworkSwitching', ['0x1', '0xaa36a7']),
    },
  ])
})

test.each([
  [{ eth_accounts: { requiredMethods: ['eth_signTypedData_v4'] } }, [], []],
  [{ eth_accounts: { caveats: [] } }, [], []],
  [{ eth_accounts: { caveats: null } }, [], []],
  [{ eth_accounts: listed('restrictReturnedAccounts', [lower]) }, [account], []],
  [{ eth_accounts: { restrictReturnedAccounts: [lower, otherAccount] } }, [account, otherAccount], []],
  [{ 'endowment:permitted-chains': listed('restrictNetworkSwitching', ['0x1', '0xAA36A7']) }, [], [1, 11_155_111]],
  [{ eth_accounts: {}, 'endowment:permitted-chains': { restrictNetworkSwitching: ['0x1'] } }, [], [1]],
])('what is named is asked for: %j', async (given, accounts, chains) => {
  const params = v.parse(wallet_requestPermissions.params, [given])
  expect(await wallet_requestPermissions.request(params, connected(fakeServices().services))).toEqual({
    ask: { chainId: 1, accounts, chains },
  })
})

test.each([
  [[]],
  [[{}]],
  [[{ eth_sign: {} }]],
  [[{ eth_accounts: {}, other: {} }]],
  [[{ eth_accounts: {} }, {}]],
  [[{ eth_accounts: 1 }]],
  [[{ eth_accounts: listed('filterResponse', [lower]) }]],
  [[{ eth_accounts: listed('restrictNetworkSwitching', ['0x1']) }]],
  [[{ eth_accounts: listed('restrictReturnedAccounts', [lower.slice(1)]) }]],
  [[{ eth_accounts: listed('restrictReturnedAccounts', []) }]],
  [
    [
      {
        eth_accounts: listed(
          'restrictReturnedAccounts',
          Array.from({ length: 101 }, () => lower),
        ),
      },
    ],
  ],
  [[{ eth_accounts: { ...listed('restrictReturnedAccounts', [lower]), restrictReturnedAccounts: 'x' } }]],
  [[{ 'endowment:permitted-chains': listed('restrictNetworkSwitching', [1]) }]],
  [[{ 'endowment:permitted-chains': listed('restrictNetworkSwitching', ['0x0']) }]],
  [JSON.parse('[{"eth_accounts":{},"__proto__":{}}]')],
  [undefined],
])('refused: %j', async (params) => {
  const wallet = startWallet()
  expect(await wallet.ask('wallet_requestPermissions', params)).toMatchObject({ error: { code: -32602 } })
  expect(wallet.approvals.window).toEqual([])
})

test('one that names an account of somebody else is asked like any other', async () => {
  const wallet = startWallet()
  const answer = wallet.ask('wallet_requestPermissions', [{ eth_accounts: { restrictReturnedAccounts: [stranger] } }])
  await wallet.decide({ accounts: [account], chainId: chain })
  expect(await answer).toMatchObject({ result: [{ caveats: [{ value: [lower] }] }, { caveats: [{ value: ['0x1'] }] }] })
})
