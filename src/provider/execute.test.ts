import { expect, test, vi } from 'vitest'
import { err, ok } from '#core/result.ts'
import { account, chain, question } from '#domain/approvals/testing/queue.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import { executeApproval } from '#provider/execute.ts'
import { fakeServices, hash } from '#provider/testing/services.ts'

const executing = (more: object = {}) =>
  ({ ...question('1'), id: 'id', createdAt: 0, state: { status: 'executing', decision: {} }, ...more }) as Approval

test('locked leaves the approval to be carried out later', async () => {
  const fake = fakeServices()
  fake.locked = true
  expect(await executeApproval(executing(), fake.services, vi.fn())).toEqual(err('locked'))
})

test('what the site has been taken back since it asked is not signed', async () => {
  const { services } = fakeServices()
  const refused = { ok: false, error: { code: 4100 } }
  expect(await executeApproval(executing(), services, vi.fn())).toMatchObject(refused)
})

test('the wallet’s own transaction is submitted as its own', async () => {
  const { services, submitted } = fakeServices()
  const request = { chainId: chain, from: account }
  const approval = executing({ requester: { type: 'wallet' }, kind: 'transaction', request })
  expect(await executeApproval(approval, services, vi.fn())).toEqual(ok(hash))
  expect(submitted).toMatchObject([{ approvalId: 'id', origin: 'wallet', request }])
})

test('a list of the wallet’s own is started as its own, with a gas limit for each', async () => {
  const { services, submitted } = fakeServices()
  const call = { to: account, value: '0x0', data: '0x' }
  const request = { id: null, chainId: chain, from: account, calls: [call, call], mode: 'sequential', upgrade: false }
  const list = (gasLimits: readonly string[]) =>
    executing({
      ...{ requester: { type: 'wallet' }, kind: 'calls', request },
      state: { status: 'executing', decision: { gasLimits, fee: { type: 'legacy', gasPrice: '0x1' } } },
    })
  expect(await executeApproval(list(['0x1']), services, vi.fn())).toMatchObject({ ok: false, error: { code: -32603 } })
  expect(submitted).toEqual([])
  expect(await executeApproval(list(['0x1', '0x2']), services, vi.fn())).toEqual(ok('made of id'))
  expect(submitted).toMatchObject([{ approvalId: 'id', origin: 'wallet', request }])
})

test.each([
  ['not approved', { state: { status: 'pending' } }],
  ['of no method', { requester: { type: 'site', origin: 'https://app.example', channel: 'c', method: 'toString' } }],
  [
    'of a method that never asks',
    { requester: { type: 'site', origin: 'https://app.example', channel: 'c', method: 'eth_accounts' } },
  ],
  ['of a kind that its method does not ask', { kind: 'connect' }],
  ['of the wallet, and no transaction', { requester: { type: 'wallet' } }],
])('%s: nothing is done, and it is reported', async (_, more) => {
  const report = vi.fn()
  const { services, submitted } = fakeServices()
  expect(await executeApproval(executing(more), services, report)).toMatchObject({ ok: false, error: { code: -32603 } })
  expect(report).toHaveBeenCalledOnce()
  expect(submitted).toEqual([])
})

test('a failure keeps its reason for the user, and what is not foreseen is unexpected', async () => {
  const fake = fakeServices()
  const request = { chainId: chain, from: account }
  const approval = executing({ requester: { type: 'wallet' }, kind: 'transaction', request })
  const services = (submit: typeof fake.services.transactions.submit) => ({
    ...fake.services,
    transactions: { ...fake.services.transactions, submit },
  })
  const refused = services(() => Promise.resolve(err({ kind: 'underpriced' })))
  expect(await executeApproval(approval, refused, vi.fn())).toMatchObject({ error: { reason: 'underpriced' } })
  const broken = services(() => Promise.reject(new Error('inside')))
  expect(await executeApproval(approval, broken, vi.fn())).toEqual(
    err({ code: -32_603, message: 'The wallet could not do this.', reason: 'unexpected' }),
  )
})
