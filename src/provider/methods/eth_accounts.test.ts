import * as v from 'valibot'
import { expect, test } from 'vitest'
import { account, otherAccount } from '#domain/approvals/testing/queue.ts'
import { eth_accounts } from '#provider/methods/eth_accounts.ts'
import { connected, fakeServices, stranded } from '#provider/testing/services.ts'

const { services } = fakeServices()

test('what the site was given, the current account first; nothing before', async () => {
  expect(await eth_accounts.run(undefined, connected(services, { accounts: [otherAccount, account] }))).toEqual([
    otherAccount,
    account,
  ])
  expect(await eth_accounts.run(undefined, stranded(services))).toEqual([])
})

test('libraries send nothing, a list or an object', () => {
  for (const params of [undefined, [], {}, [{}]]) expect(v.is(eth_accounts.params, params)).toBe(true)
  expect(v.is(eth_accounts.params, 'x')).toBe(false)
})

test('sites get addresses as nodes write them, in lower case', () => {
  expect(v.parse(eth_accounts.result, [account])).toEqual([account.toLowerCase()])
})
