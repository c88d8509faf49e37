import { expect, test } from 'vitest'
import { account, site } from '#domain/approvals/testing/queue.ts'
import { pageState } from '#provider/page-state.ts'
import { fakeServices, sepolia } from '#provider/testing/services.ts'

test('the constant nothing, then the grant, then nothing while locked', async () => {
  const fake = fakeServices()
  const constant = { chainId: '0x1', accounts: [] }
  expect(await pageState(site, fake.services)).toEqual(constant)
  await fake.services.permissions.grant(site, [account], sepolia)
  expect(await pageState(site, fake.services)).toEqual({ chainId: '0xaa36a7', accounts: [account.toLowerCase()] })
  fake.locked = true
  expect(await pageState(site, fake.services)).toEqual(constant)
})
