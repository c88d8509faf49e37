import { expect, test } from 'vitest'
import { account, chain, otherAccount, site } from '#domain/approvals/testing/queue.ts'
import { eth_requestAccounts } from '#provider/methods/eth_requestAccounts.ts'
import { connected, fakeServices, sepolia, stranded } from '#provider/testing/services.ts'

test('a connected site is answered at once, another is asked about', async () => {
  const { services } = fakeServices()
  expect(await eth_requestAccounts.request(undefined, connected(services))).toEqual({ answer: [account] })
  expect(await eth_requestAccounts.request(undefined, stranded(services))).toEqual({
    ask: { chainId: 1, accounts: [], chains: [] },
  })
})

test('consent becomes a grant, and twice the same one', async () => {
  const { services } = fakeServices()
  const request = { chainId: chain, accounts: [], chains: [] }
  const decision = { accounts: [otherAccount, account], chainId: sepolia, chains: [] }
  for (let run = 0; run < 2; run += 1) {
    expect(await eth_requestAccounts.execute(request, decision, connected(services))).toEqual([otherAccount, account])
  }
  expect(await services.permissions.list()).toMatchObject([
    { origin: site, accounts: [otherAccount, account], chainId: sepolia },
  ])
})
