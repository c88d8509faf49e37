import { expect, test } from 'vitest'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { startWallet } from '#provider/testing/provider.ts'
import { sepolia } from '#provider/testing/services.ts'

test.each([[undefined], [[]], [{}], [{ other: 1 }]])(
  'the session, in whatever way the site was connected: %j',
  async (params) => {
    const wallet = startWallet()
    await wallet.fake.services.permissions.grant(site, [account], chain, [sepolia])
    expect(await wallet.ask('wallet_getSession', params)).toMatchObject({
      result: {
        sessionScopes: {
          'eip155:1': { accounts: [`eip155:1:${account.toLowerCase()}`] },
          'eip155:11155111': { accounts: [`eip155:11155111:${account.toLowerCase()}`] },
        },
      },
    })
  },
)

test('a locked wallet answers like one that never met the site', async () => {
  const wallet = startWallet()
  const before = await wallet.ask('wallet_getSession')
  expect(before).toMatchObject({ error: { code: 5501 } })
  await wallet.fake.services.permissions.grant(site, [account], chain)
  wallet.fake.locked = true
  expect(await wallet.ask('wallet_getSession')).toEqual(before)
})

test('an id was never given out', async () => {
  const wallet = startWallet()
  const before = await wallet.ask('wallet_getSession', { sessionId: '0xdeadbeef' })
  expect(before).toMatchObject({ error: { code: 5500 } })
  await wallet.fake.services.permissions.grant(site, [account], chain)
  expect(await wallet.ask('wallet_getSession', { sessionId: '0xdeadbeef' })).toEqual(before)
})
