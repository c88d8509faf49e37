import artifact from '@account-abstraction/contracts/artifacts/Simple7702Account.json' with { type: 'json' }
import * as v from 'valibot'
import { beforeEach, expect, test } from 'vitest'
import { ChainId } from '#core/chain-id.ts'
import { delegationCode } from '#core/delegation.ts'
import { quantity } from '#core/quantity.ts'
import { account, otherAccount } from '#domain/approvals/testing/queue.ts'
import type { BatchFailure } from '#domain/calls/batches.ts'
import { CallsDecision } from '#domain/calls/calls-request.ts'
import { pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import { LockedError } from '#domain/locked-error.ts'
import { delegateChain, type DelegateChain } from '#domain/testing/delegate-chain.ts'
import { wallet_sendCalls } from '#provider/methods/wallet_sendCalls.ts'
import { knownList } from '#provider/testing/lists.ts'
import { startWallet } from '#provider/testing/provider.ts'
import { connected, fakeServices, stranger, type FakeServices } from '#provider/testing/services.ts'
import { site, chain } from '#domain/approvals/testing/queue.ts'

let fake: FakeServices
let codes: DelegateChain

beforeEach(() => {
  fake = fakeServices()
  codes = delegateChain(artifact.deployedBytecode)
})

const calls = [
  { to: otherAccount, value: '0x1' },
  { to: otherAccount, data: '0x1234' },
]
const sepolia = v.parse(ChainId, 11_155_111)
const base = { version: '2.0.0', from: account, chainId: '0x1', atomicRequired: false, calls }
const context = () =>
  connected({ ...fake.services, chainRpc: codes.rpc, siteRpc: () => codes.rpc }, { chains: [chain, sepolia] })
const parse = (more: object) => v.parse(wallet_sendCalls.params, [{ ...base, ...more }])

async function question(more: object = {}) {
  const found = await wallet_sendCalls.request(parse(more), context())
  if (!('ask' in found)) throw new Error('not asked')
  return found
}
const refusal = (more: object) => expect(async () => question(more)).rejects

test('one question for the whole list, on the chain that it names', async () => {
  expect(await question({ id: 'own', chainId: '0xaa36a7' })).toEqual({
    chainId: 11_155_111,
    ask: {
      id: 'own',
      chainId: 11_155_111,
      from: account,
      calls: [
        { to: otherAccount, value: '0x1', data: '0x' },
        { to: otherAccount, value: '0x0', data: '0x1234' },
      ],
      mode: 'sequential',
      upgrade: false,
    },
  })
  expect((await question({ from: undefined, id: null })).ask).toMatchObject({ id: null, from: account })
})

test('how it is carried out: in one where that is demanded, or costs no further consent', async () => {
  const mode = async (more: object) => {
    const { mode: how, upgrade } = (await question(more)).ask
    return [how, upgrade]
  }
  const creation = [...calls, { data: '0x6001' }]
  expect(await mode({ atomicRequired: true })).toEqual(['atomic', true])
  expect(await mode({})).toEqual(['sequential', false])
  codes.codes.set(account, delegationCode(pinnedDelegate.address))
  expect(await mode({ atomicRequired: true })).toEqual(['atomic', false])
  expect(await mode({})).toEqual(['atomic', false])
  expect(await mode({ calls: calls.slice(1) })).toEqual(['sequential', false])
  expect(await mode({ calls: creation })).toEqual(['sequential', false])
  await refusal({ atomicRequired: true, calls: creation }).toMatchObject({ code: 5760 })
})

test('5700 unless optional, on the list and on each call', async () => {
  const asked = { paymasterService: { url: 'https://paymaster.example' } }
  const optional = { paymasterService: { ...asked.paymasterService, optional: true } }
  await refusal({ capabilities: asked }).toMatchObject({ code: 5700 })
  await refusal({ calls: [{ ...calls[0], capabilities: asked }] }).toMatchObject({ code: 5700 })
  expect((await question({ capabilities: optional, calls: [{ ...calls[0], capabilities: optional }] })).ask.mode).toBe(
    'sequential',
  )
})

test('5710, 5720, 5740, 5760 and 4100', async () => {
  await refusal({ chainId: '0x539' }).toMatchObject({ code: 5710 })
  knownList(fake, [null])
  await refusal({ id: 'own' }).toMatchObject({ code: 5720 })
  await refusal({ calls: Array(101).fill(calls[0]) }).toMatchObject({ code: 5740 })
  await refusal({ calls: [{ to: otherAccount, data: `0x${'00'.repeat(100_001)}` }] }).toMatchObject({ code: 5740 })
  await refusal({ from: stranger }).toMatchObject({ code: 4100 })
  codes.codes.clear()
  await refusal({ atomicRequired: true }).toMatchObject({ code: 5760 })
  codes.reachable = false
  await refusal({ atomicRequired: true }).toMatchObject({ code: 4901 })
})

test('a network that the wallet knows and the site was not given is as one that is not known', async () => {
  knownList(fake, [null])
  expect(await fake.services.networks.get(sepolia)).not.toBeNull()
  const narrow = { ...context(), chains: [chain] }
  for (const more of [{}, { id: 'own' }, { atomicRequired: true }]) {
    await expect(async () =>
      wallet_sendCalls.request(parse({ ...more, chainId: '0xaa36a7' }), narrow),
    ).rejects.toMatchObject({ code: 5710 })
  }
})

test.each([
  ['another version', { version: '1.0' }],
  ['no version', { version: undefined }],
  ['a chain with a leading zero', { chainId: '0x01' }],
  ['no chain', { chainId: undefined }],
  ['nothing said of atomicity', { atomicRequired: undefined }],
  ['no calls', { calls: [] }],
  ['something undeclared', { paymaster: 'x' }],
  ['something undeclared in a call', { calls: [{ to: otherAccount, gas: '0x1' }] }],
  ['a call of nothing', { calls: [{ value: '0x1' }] }],
  ['odd data', { calls: [{ to: otherAccount, data: '0xfbadbaf01' }] }],
  ['a wrong checksum', { calls: [{ to: '0x70997970C51812dc3A010C7d01b50e0d17dc79c8' }] }],
  ['a list of delegations', { authorizationList: [] }],
  ['a capability that is none', { capabilities: { x: true } }],
  ['an id that is too long', { id: 'x'.repeat(4_097) }],
])('refused with -32602: %s', (_, more) => {
  expect(v.is(wallet_sendCalls.params, [{ ...base, ...more }])).toBe(false)
})

const decision = v.parse(CallsDecision, {
  gasLimits: [quantity(21_000n), quantity(50_000n)],
  fee: { type: 'legacy', gasPrice: '0x1' },
})

test('consent starts the list under the id of the approval', async () => {
  const { ask } = await question({ id: 'own' })
  expect(await wallet_sendCalls.execute(ask, decision, context())).toEqual({ id: 'own' })
  expect(fake.submitted).toEqual([{ approvalId: 'approval', origin: site, request: ask, decision }])
})

test('a consent that does not fit the list is none', async () => {
  const { ask } = await question()
  const short = { ...decision, gasLimits: decision.gasLimits.slice(1) }
  await expect(async () => wallet_sendCalls.execute(ask, short, context())).rejects.toMatchObject({ code: -32603 })
  expect(fake.submitted).toEqual([])
})

test.each([
  [{ kind: 'duplicate' }, 5720],
  [{ kind: 'changed' }, 5760],
  [{ kind: 'unreachable' }, 4901],
  [{ kind: 'refused', code: -32_000, message: 'nonce too low' }, -32003],
] as const)('a failure says what happened: %j', async (failure: BatchFailure, code) => {
  fake.startFailure = failure
  const { ask } = await question()
  await expect(async () => wallet_sendCalls.execute(ask, decision, context())).rejects.toMatchObject({ code })
})

test('locked in the middle is no failure', async () => {
  fake.startFailure = { kind: 'locked' }
  const { ask } = await question()
  await expect(async () => wallet_sendCalls.execute(ask, decision, context())).rejects.toThrow(LockedError)
})

test('a refusal is 4001, and 5750 where it was of an upgrade', async () => {
  const wallet = startWallet()
  await wallet.fake.services.permissions.grant(site, [account], chain)
  wallet.fake.node = (method, params) => {
    const [address] = params
    if (method === 'eth_call')
      return { ok: true, value: `0x${pinnedDelegate.entryPoint.slice(2).toLowerCase().padStart(64, '0')}` }
    return { ok: true, value: address === pinnedDelegate.address ? artifact.deployedBytecode : '0x' }
  }
  for (const [atomicRequired, code] of [
    [false, 4001],
    [true, 5750],
  ]) {
    const answer = wallet.ask('wallet_sendCalls', [{ ...base, atomicRequired }])
    await wallet.decide('refuse')
    expect(await answer).toMatchObject({ error: { code } })
  }
})
