import * as v from 'valibot'
import { expect, test } from 'vitest'
import { err, ok } from '#core/result.ts'
import { otherSite } from '#domain/approvals/testing/queue.ts'
import { states } from '#domain/testing/transactions.ts'
import { checkResult } from '#provider/check-result.ts'
import { wallet_getCallsStatus } from '#provider/methods/wallet_getCallsStatus.ts'
import { knownList } from '#provider/testing/lists.ts'
import { connected, fakeServices } from '#provider/testing/services.ts'

const receipt = {
  transactionHash: states.mined.hash,
  status: '0x1',
  blockHash: `0x${'22'.repeat(32)}`,
  blockNumber: '0x1',
  gasUsed: '0x5208',
  logs: [{ address: `0x${'33'.repeat(20)}`, data: '0x', topics: [`0x${'44'.repeat(32)}`], logIndex: '0x0' }],
  from: '0x1234',
}

async function status(fake = fakeServices(), more = {}) {
  return checkResult(wallet_getCallsStatus, await wallet_getCallsStatus.run(['own'], connected(fake.services, more)))
}

test('a list that is under way: what it is, and no receipts', async () => {
  const fake = fakeServices()
  knownList(fake, [states.sent, null])
  expect(await status(fake)).toEqual({ version: '2.0.0', id: 'own', chainId: '0x1', status: 100, atomic: false })
})

test('receipts of everything on chain, with what sites may see of them', async () => {
  const fake = fakeServices()
  knownList(fake, [states.mined, states.failed, null])
  fake.node = () => ok(receipt)
  const { from: _, logs, ...rest } = receipt
  const [{ logIndex: __, ...log }] = logs as [(typeof logs)[0]]
  const shown = { ...rest, logs: [log] }
  expect(await status(fake)).toMatchObject({ status: 600, receipts: [shown, shown] })
  expect(Object.keys(((await status(fake)) as { receipts: object[] }).receipts[0] ?? {}).toSorted()).toEqual(
    Object.keys(shown).toSorted(),
  )
})

test('all in one: one receipt, and it says so', async () => {
  const fake = fakeServices()
  knownList(fake, [states.mined], 'atomic')
  fake.node = () => ok(receipt)
  expect(await status(fake)).toMatchObject({ status: 200, atomic: true, receipts: [{ status: '0x1' }] })
})

test('5730 for what is not known, or is another site’s', async () => {
  const fake = fakeServices()
  await expect(status(fake)).rejects.toMatchObject({ code: 5730 })
  knownList(fake, [null])
  await expect(status(fake, { origin: otherSite })).rejects.toMatchObject({ code: 5730 })
})

test('a node that does not answer is told, not left out', async () => {
  const fake = fakeServices()
  knownList(fake, [states.mined])
  fake.node = () => err({ kind: 'timeout' })
  await expect(status(fake)).rejects.toMatchObject({ code: 4901 })
})

test.each([[[]], [['']], [[7]], [['own', 'more']], [[`0x${'0'.repeat(8_193)}`]], [['x'.repeat(4_097)]]])(
  'refused: %j',
  (params) => {
    expect(v.is(wallet_getCallsStatus.params, params)).toBe(false)
  },
)

test('the longest ids', () => {
  for (const id of ['x'.repeat(4_096), `0x${'0'.repeat(8_192)}`])
    expect(v.is(wallet_getCallsStatus.params, [id])).toBe(true)
})
