import { expect, test } from 'vitest'
import { otherSite } from '#domain/approvals/testing/queue.ts'
import { wallet_showCallsStatus } from '#provider/methods/wallet_showCallsStatus.ts'
import { knownList } from '#provider/testing/lists.ts'
import { connected, fakeServices } from '#provider/testing/services.ts'

test('shows a list of this site, and not again at once', async () => {
  const fake = fakeServices()
  knownList(fake, [null])
  const show = async (more = {}) => wallet_showCallsStatus.run(['own'], connected(fake.services, more))
  expect(await show()).toBeNull()
  expect(fake.shownCalls).toEqual(['approval'])
  await expect(show()).rejects.toMatchObject({ code: -32005 })
  await expect(show({ origin: otherSite })).rejects.toMatchObject({ code: 5730 })
})
