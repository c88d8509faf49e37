import artifact from '@account-abstraction/contracts/artifacts/Simple7702Account.json' with { type: 'json' }
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { ChainId } from '#core/chain-id.ts'
import { delegationCode } from '#core/delegation.ts'
import { account, chain } from '#domain/approvals/testing/queue.ts'
import { pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { delegateChain } from '#domain/testing/delegate-chain.ts'
import { wallet_getCapabilities } from '#provider/methods/wallet_getCapabilities.ts'
import { connected, fakeServices, stranger } from '#provider/testing/services.ts'

const parse = (params: unknown) => v.parse(wallet_getCapabilities.params, params)
const codes = delegateChain(artifact.deployedBytecode)

const sepolia = v.parse(ChainId, 11_155_111)

function capabilities(params: unknown, accounts = [account], chains = [chain, sepolia]) {
  const { services } = fakeServices()
  const context = connected({ ...services, chainRpc: codes.rpc, siteRpc: () => codes.rpc }, { accounts, chains })
  return Promise.resolve(wallet_getCapabilities.run(parse(params), context))
}

test('by chain; without chains that of the site alone; what the site may not use is left out', async () => {
  const ready = { atomic: { status: 'ready' } }
  expect(await capabilities([account])).toEqual({ '0x1': ready })
  expect(await capabilities([account, ['0x1', '0xaa36a7', '0x539', '0x1']])).toEqual({
    '0x1': ready,
    '0xaa36a7': ready,
  })
  expect(await capabilities([account, []])).toEqual({})
})

test('a network that the wallet knows and the site was not given is left out, and its server is not asked', async () => {
  const { services } = fakeServices()
  const asked: number[] = []
  const rpc: ChainRpc = (chainId, method, params) => {
    asked.push(chainId)
    return codes.rpc(chainId, method, params)
  }
  const context = connected({ ...services, siteRpc: () => rpc })
  const answer = await wallet_getCapabilities.run(parse([account, ['0x1', '0xaa36a7']]), context)
  expect(Object.keys(answer)).toEqual(['0x1'])
  expect(new Set(asked)).toEqual(new Set([1]))
})

test('supported once the account is delegated to the pinned code, unsupported while nobody answers', async () => {
  codes.codes.set(account, delegationCode(pinnedDelegate.address))
  expect(await capabilities([account])).toEqual({ '0x1': { atomic: { status: 'supported' } } })
  codes.reachable = false
  expect(await capabilities([account])).toEqual({ '0x1': { atomic: { status: 'unsupported' } } })
})

test('4100 for an account that this site was not given', async () => {
  await expect(async () => capabilities([stranger])).rejects.toMatchObject({ code: 4100 })
})

test.each([
  [[]],
  [['0x12']],
  [[account, '0x1']],
  [[account, ['0x01']]],
  [[account, ['1']]],
  [[account, Array(33).fill('0x1')]],
])('refused: %j', (params) => {
  expect(v.is(wallet_getCapabilities.params, params)).toBe(false)
})
