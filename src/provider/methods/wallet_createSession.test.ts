import { expect, test } from 'vitest'
import { account, chain, otherAccount, site } from '#domain/approvals/testing/queue.ts'
import { startWallet } from '#provider/testing/provider.ts'
import { sepolia } from '#provider/testing/services.ts'

const wish = { optionalScopes: { eip155: { references: ['1', '11155111', '5'], methods: [], notifications: [] } } }

test('what the user chooses is the session, and the permission of EIP-2255', async () => {
  const wallet = startWallet()
  const answer = wallet.ask('wallet_createSession', wish)
  await expect
    .poll(async () => (await wallet.queue.list())[0])
    .toMatchObject({
      kind: 'connect',
      request: { chainId: 1, accounts: [], chains: [1, sepolia, 5] },
    })
  await wallet.decide({ accounts: [otherAccount, account], chainId: sepolia, chains: [chain, sepolia] })
  const scope = (name: string) => ({
    accounts: [otherAccount, account].map((address) => `${name}:${address.toLowerCase()}`),
    methods: wallet.fake.services.sessionMethods,
    notifications: ['eth_subscription'],
  })
  expect(await answer).toEqual({
    result: { sessionScopes: { 'eip155:1': scope('eip155:1'), 'eip155:11155111': scope('eip155:11155111') } },
  })
  expect(await wallet.fake.services.permissions.get(site)).toMatchObject({ chainId: sepolia, chains: [chain, sepolia] })
})

test('asked again it takes the place of what there was', async () => {
  const wallet = startWallet()
  await wallet.fake.services.permissions.grant(site, [account], chain, [sepolia])
  const answer = wallet.ask('wallet_createSession', wish)
  await wallet.decide({ accounts: [account], chainId: sepolia })
  expect(Object.keys(((await answer) as { result: { sessionScopes: object } }).result.sessionScopes)).toEqual([
    'eip155:11155111',
  ])
})

test('refused by the user: 4001', async () => {
  const wallet = startWallet()
  const answer = wallet.ask('wallet_createSession', wish)
  await wallet.decide('refuse')
  expect(await answer).toMatchObject({ error: { code: 4001 } })
})
