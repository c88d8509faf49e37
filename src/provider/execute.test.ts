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

test('the wallet’s own transaction is submitted as its own', async () => {
  const { services, submitted } = fakeServices()
  const request = { chainId: chain, from: account }
  const approval = executing({ requester: { type: 'wallet' }, kind: 'transaction', request })
  expect(await executeApproval(approval, services, vi.fn())).toEqual(ok(hash))
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
