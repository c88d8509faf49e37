import { expect, test } from 'vitest'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { startWallet } from '#provider/testing/provider.ts'
import { sepolia } from '#provider/testing/services.ts'

async function connect() {
  const wallet = startWallet()
  const { permissions } = wallet.fake.services
  await permissions.grant(site, [account], chain, [sepolia])
  return { wallet, permissions }
}

test.each([
  [undefined, null],
  [[], null],
  [{}, null],
  [{ scopes: ['eip155:1', 'eip155:11155111'] }, null],
  [{ scopes: ['eip155:11155111'] }, { chainId: chain, chains: [chain] }],
  [{ scopes: ['eip155:1', 'solana:x'] }, { chainId: sepolia, chains: [sepolia] }],
  [{ scopes: ['eip155:5'] }, { chainId: chain, chains: [chain, sepolia] }],
  [{ scopes: [] }, { chainId: chain, chains: [chain, sepolia] }],
])('gives back what is named: %j', async (params, left) => {
  const { wallet, permissions } = await connect()
  expect(await wallet.ask('wallet_revokeSession', params)).toEqual({ result: true })
  const grant = await permissions.get(site)
  if (left === null) expect(grant).toBeNull()
  else expect(grant).toMatchObject({ accounts: [account], ...left })
})

test('nothing to give back: 5501, and for an id 5500', async () => {
  const { wallet, permissions } = await connect()
  expect(await wallet.ask('wallet_revokeSession', { sessionId: 'x' })).toMatchObject({ error: { code: 5500 } })
  await permissions.revoke(site)
  expect(await wallet.ask('wallet_revokeSession')).toMatchObject({ error: { code: 5501 } })
})
