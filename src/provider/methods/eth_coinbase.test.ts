import { expect, test } from 'vitest'
import { account } from '#domain/approvals/testing/queue.ts'
import { eth_coinbase } from '#provider/methods/eth_coinbase.ts'
import { connected, fakeServices, stranded } from '#provider/testing/services.ts'

test('the current account, or null', async () => {
  const { services } = fakeServices()
  expect(await eth_coinbase.run(undefined, connected(services))).toBe(account)
  expect(await eth_coinbase.run(undefined, stranded(services))).toBeNull()
})
