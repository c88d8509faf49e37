import * as v from 'valibot'
import { expect, test } from 'vitest'
import { LockedError } from '#domain/locked-error.ts'
import { account, otherAccount } from '#domain/approvals/testing/queue.ts'
import type { ApprovalRequest } from '#domain/approvals/kinds.ts'
import { TransactionDecision } from '#domain/transactions/decision.ts'
import type { SubmitFailure } from '#domain/transactions/transactions.ts'
import { eth_sendTransaction } from '#provider/methods/eth_sendTransaction.ts'
import { connected, fakeServices, hash, stranger } from '#provider/testing/services.ts'

const base = { from: account, to: otherAccount }
const parse = (more: object = {}) => v.parse(eth_sendTransaction.params, [{ ...base, ...more }])
const ask = async (more: object = {}) => {
  const question = await eth_sendTransaction.request(parse(more), connected(fakeServices().services))
  if (!('ask' in question)) throw new Error('not asked')
  return question.ask
}

test('what is left out is left to the wallet, on the chain of the site', async () => {
  expect(await ask()).toEqual({
    chainId: 1,
    from: account,
    to: otherAccount,
    value: '0x0',
    data: '0x',
    gas: null,
    nonce: null,
    gasPrice: null,
    maxFeePerGas: null,
    maxPriorityFeePerGas: null,
    accessList: null,
  })
})

test('the names that libraries use for the same thing', async () => {
  expect(await ask({ input: '0xAB', gasLimit: '0x05208', type: '0x0', gasPrice: '0x1', chainId: '0x1' })).toMatchObject(
    {
      data: '0xab',
      gas: '0x5208',
      gasPrice: '0x1',
    },
  )
  expect(await ask({ data: '0xab', input: '0xab', gas: '0x1', gasLimit: '0x01' })).toMatchObject({
    data: '0xab',
    gas: '0x1',
  })
})

test('without a recipient there must be code', async () => {
  expect(await ask({ to: undefined, data: '0x6001' })).toMatchObject({ to: null })
  expect(v.is(eth_sendTransaction.params, [{ from: account, to: null, data: '0x6001' }])).toBe(true)
  expect(v.is(eth_sendTransaction.params, [{ from: account }])).toBe(false)
})

test.each([
  ['something undeclared', { spender: account }],
  ['a name of objects', JSON.parse('{"__proto__":{"to":"0x"}}') as object],
  ['data and input that differ', { data: '0x01', input: '0x02' }],
  ['gas and gasLimit that differ', { gas: '0x1', gasLimit: '0x2' }],
  ['both fees', { gasPrice: '0x1', maxFeePerGas: '0x1' }],
  ['a fee of another type', { type: '0x0', maxFeePerGas: '0x1' }],
  ['a price of another type', { type: '0x2', gasPrice: '0x1' }],
  ['a tip above the fee', { maxFeePerGas: '0x1', maxPriorityFeePerGas: '0x2' }],
  ['an access list of another type', { type: '0x0', accessList: [] }],
  ['odd data', { data: '0x1' }],
  ['a decimal value', { value: '1' }],
  ['a number', { value: 1 }],
  ['a value of 257 bits', { value: `0x1${'0'.repeat(64)}` }],
  ['a wrong checksum', { to: '0x70997970C51812dc3A010C7d01b50e0d17dc79c8' }],
  ['a short address', { to: '0x1234' }],
  ['a type that is none', { type: '0x7f' }],
])('refused: %s', (_, more) => {
  expect(v.is(eth_sendTransaction.params, [{ ...base, ...more }])).toBe(false)
})

test.each([
  [{ type: '0x4' }, /types 0x0, 0x1 and 0x2/],
  [{ authorizationList: [] }, /delegation/],
])('a delegation is refused with its reason: %j', (more, reason) => {
  const parsed = v.safeParse(eth_sendTransaction.params, [{ ...base, ...more }])
  expect(parsed.issues?.[0].message).toMatch(reason)
})

test('another chain is -32602, another account 4100', () => {
  const context = connected(fakeServices().services)
  expect(() => eth_sendTransaction.request(parse({ chainId: '0x89' }), context)).toThrow(
    expect.objectContaining({ code: -32602 }),
  )
  expect(() => eth_sendTransaction.request(parse({ from: stranger }), context)).toThrow(
    expect.objectContaining({ code: 4100 }),
  )
})

const decision = v.parse(TransactionDecision, { gasLimit: '0x5208', fee: { type: 'legacy', gasPrice: '0x1' } })

test('consent submits under the id of the approval', async () => {
  const { services, submitted } = fakeServices()
  const request: ApprovalRequest<'transaction'> = await ask()
  expect(await eth_sendTransaction.execute(request, decision, connected(services))).toBe(hash)
  expect(submitted).toEqual([{ approvalId: 'approval', origin: 'https://app.example', request, decision }])
})

test.each([
  [
    { kind: 'refused', code: -32000, message: 'nonce too low' },
    { code: -32003, message: 'nonce too low' },
  ],
  [{ kind: 'unreachable' }, { code: 4901 }],
  [{ kind: 'unknown-account' }, { code: 4100 }],
] as const)('a failure says what happened: %j', async (failure: SubmitFailure, error) => {
  const fake = fakeServices()
  fake.submitFailure = failure
  await expect(async () =>
    eth_sendTransaction.execute(await ask(), decision, connected(fake.services)),
  ).rejects.toMatchObject(error)
})

test('locked in the middle is no failure', async () => {
  const fake = fakeServices()
  fake.submitFailure = { kind: 'locked' }
  await expect(async () =>
    eth_sendTransaction.execute(await ask(), decision, connected(fake.services)),
  ).rejects.toThrow(LockedError)
})
