import { expect, test } from 'vitest'
import { sitesHandlers } from '#background/handlers/sites.ts'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { fakeServices, sepolia } from '#provider/testing/services.ts'

test('lists, moves and disconnects', async () => {
  const { permissions } = fakeServices().services
  const handlers = sitesHandlers({ permissions })
  await permissions.grant(site, [account], chain)
  await handlers['sites.setChain']({ origin: site, chainId: sepolia })
  expect(await handlers['sites.list']({})).toEqual([
    { origin: site, accounts: [account], chainId: sepolia, connectedAt: 1_700_000_000_000 },
  ])
  await handlers['sites.disconnect']({ origin: site })
  expect(await handlers['sites.list']({})).toEqual([])
})
