import { expect, test } from 'vitest'
import { sitesHandlers } from '#background/handlers/sites.ts'
import { account, chain, otherAccount, site } from '#domain/approvals/testing/queue.ts'
import { fakeServices, sepolia, stranger } from '#provider/testing/services.ts'

function start() {
  const { permissions } = fakeServices().services
  const own = [account, otherAccount].map((address, index) => ({ address, name: '', index, hidden: false }))
  return { permissions, handlers: sitesHandlers({ permissions, accounts: { list: () => Promise.resolve(own) } }) }
}

test('lists, moves and disconnects', async () => {
  const { permissions, handlers } = start()
  await permissions.grant(site, [account], chain)
  await handlers['sites.setChain']({ origin: site, chainId: sepolia })
  const base = { origin: site, accounts: [account], chainId: sepolia, connectedAt: 1_700_000_000_000 }
  expect(await handlers['sites.list']({})).toEqual([{ ...base, chains: [chain, sepolia] }])
  await handlers['sites.keepChains']({ origin: site, chains: [] })
  expect(await handlers['sites.list']({})).toEqual([{ ...base, chains: [sepolia] }])
  await handlers['sites.disconnect']({ origin: site })
  expect(await handlers['sites.list']({})).toEqual([])
})

test('gives a site other accounts, the first of them current, and none that the wallet does not have', async () => {
  const { permissions, handlers } = start()
  await permissions.grant(site, [account], chain)
  const set = async (accounts: (typeof account)[]) => {
    await handlers['sites.setAccounts']({ origin: site, accounts })
    return (await permissions.get(site))?.accounts
  }
  expect(await set([otherAccount, account, otherAccount])).toEqual([otherAccount, account])
  expect(await set([stranger, account])).toEqual([account])
  expect(await set([stranger])).toEqual([account])
  expect(await set([])).toEqual([account])
})
