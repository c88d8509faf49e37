import * as v from 'valibot'
import { expect, test } from 'vitest'
import { parseFunction } from '#core/abi-type.ts'
import type { Address } from '#core/address.ts'
import { Origin } from '#core/origin.ts'
import { ok } from '#core/result.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { createReview } from '#domain/review/create-review.ts'
import { Review } from '#domain/review/review.ts'
import { createRegistry, placeOf } from '#domain/review/erc7730/registry.ts'
import { slots } from '#domain/review/read-program.ts'
import { plainUser } from '#domain/testing/plain-user.ts'
import { contractNode, erc20 } from '#domain/testing/contracts.ts'
import { address, callData, permitMessage, permitTypes, quoteOf, token } from '#domain/testing/subjects.ts'
import { testChain, transfer } from '#domain/testing/transactions.ts'

const stake = 'stake(uint256 amount)'
const permit = 'Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)'
const amount = (path: string) => ({ path, label: 'Amount', format: 'tokenAmount', params: { tokenPath: '@.to' } })
const deployments = [{ chainId: testChain, address: token }]

const registry = createRegistry({
  displays: [
    { formats: { [stake]: { intent: 'Stake', fields: [amount('amount')] } } },
    { formats: { [permit]: { intent: 'Permit', fields: [amount('value')] } } },
  ],
  descriptors: [
    { context: { contract: { deployments } }, metadata: { owner: 'Owner' }, display: 0 },
    { context: { eip712: { deployments } }, metadata: {}, display: 1 },
  ],
  places: { [placeOf(testChain, token)]: [0, 1] },
})

const requester = { type: 'site', origin: v.parse(Origin, 'https://app.example'), channel: 'c', method: 'm' } as const
const account = transfer().from

const proxy = address('d')
const node = contractNode({ [token]: erc20(), [proxy]: erc20() })
const slotOf = (program: Address): string => `0x${program.slice(2).padStart(64, '0')}`

function make(asked: ChainRpc = (_, method, parameters) => Promise.resolve(node(method, parameters))) {
  let reads = 0
  const review = createReview({
    ...plainUser,
    chainRpc: asked,
    clock: { now: () => 0 },
    journal: () => Promise.resolve([]),
    quote: () => Promise.resolve(ok(quoteOf(0n))),
    coin: () => Promise.resolve('ETH'),
    watched: () => Promise.resolve([]),
    endpoint: () => Promise.resolve(null),
    descriptors: () => {
      reads += 1
      return Promise.resolve(registry)
    },
  })
  return { review, reads: () => reads }
}

const asked = (changes: Parameters<typeof transfer>[0]) =>
  ({ kind: 'transaction', chainId: testChain, requester, request: transfer(changes) }) as const
const staking = (...words: readonly bigint[]) => callData(parseFunction(stake)?.selector ?? '', ...words)

test('a call is shown in the words of who owns the contract, with its tokens named, and is no unknown one', async () => {
  const found = await make().review(asked({ to: token, data: staking(1_500_000n) }))
  expect(found.described).toMatchObject({
    owner: 'Owner',
    intent: ['Stake'],
    fields: [{ label: 'Amount', value: { type: 'token-amount', amount: '1500000', token } }],
  })
  expect(found.tokens).toEqual([{ address: token, symbol: 'PLN', decimals: 6 }])
  expect(found.findings.map(({ code }) => code)).not.toContain('undecoded-call')
  expect(v.parse(Review, JSON.parse(JSON.stringify(found)))).toEqual(found)
})

test('a call that is not as it says stays an unknown one, with the reason', async () => {
  const found = await make().review(asked({ to: token, data: staking() }))
  expect(found).toMatchObject({ undescribed: 'other-data' })
  expect(found.described).toBeUndefined()
  expect(found.findings.map(({ code }) => code)).toContain('undecoded-call')
})

/** A contract that says that it runs the program of another, at the place where EIP-1967 has it. */
const proxyNode =
  (program: Address): ChainRpc =>
  (_, method, parameters) => {
    const [first, slot] = parameters
    if (method !== 'eth_getStorageAt') return Promise.resolve(node(method, parameters))
    return Promise.resolve(ok(slotOf(first === proxy && slot === slots.implementation ? program : address('0'))))
  }

test('what is said of a program is found for its proxy, is marked so, and vouches for nothing', async () => {
  const found = await make(proxyNode(token)).review(asked({ to: proxy, data: staking(1_500_000n) }))
  expect(found.described).toMatchObject({
    owner: 'Owner',
    fields: [{ label: 'Amount', value: { type: 'token-amount', amount: '1500000', token: proxy } }],
  })
  expect(found.program).toEqual({ at: token, by: 'slot', describes: true })
  expect(found.findings.map(({ code }) => code)).toContain('undecoded-call')
  expect(v.parse(Review, JSON.parse(JSON.stringify(found)))).toEqual(found)
})

test('a proxy whose program nobody describes, or which is called otherwise, is only told to be one', async () => {
  const other = await make(proxyNode(token)).review(asked({ to: proxy, data: staking() }))
  expect(other.program).toEqual({ at: token, by: 'slot' })
  for (const word of ['described', 'undescribed']) expect(other).not.toHaveProperty(word)
})

test('what is said of a contract itself goes before what is said of its program', async () => {
  const own: ChainRpc = (chainId, method, parameters) =>
    method === 'eth_getStorageAt' && parameters[1] === slots.implementation
      ? Promise.resolve(ok(slotOf(proxy)))
      : proxyNode(token)(chainId, method, parameters)
  const found = await make(own).review(asked({ to: token, data: staking(1n) }))
  expect(found).toMatchObject({ described: { owner: 'Owner' }, program: { at: proxy, by: 'slot' } })
  expect(found.program).not.toHaveProperty('describes')
  expect(found.findings.map(({ code }) => code)).not.toContain('undecoded-call')
})

test('a message for a proxy is not what its program would sign', async () => {
  const request = { account, version: 'v4', typedData: typedData(testChain, proxy) } as const
  const found = await make(proxyNode(token)).review({ kind: 'typed-data', chainId: testChain, requester, request })
  expect(found).not.toHaveProperty('described')
})

test('what calls no function looks nothing up', async () => {
  const { review, reads } = make()
  for (const request of [{}, { to: null, data: staking(1n) }]) {
    expect(await review(asked(request))).not.toHaveProperty('described')
  }
  expect(reads()).toBe(0)
})

const typedData = (chainId: number, contract = token): string =>
  JSON.stringify({
    types: permitTypes,
    primaryType: 'Permit',
    domain: { name: 'Token', chainId: String(chainId), verifyingContract: contract },
    message: permitMessage(),
  })

test('a message for a contract on this network, and only on this one', async () => {
  const message = (chainId: number) =>
    make().review({
      kind: 'typed-data',
      chainId: testChain,
      requester,
      request: { account, version: 'v4', typedData: typedData(chainId) },
    })
  expect((await message(testChain)).described).toMatchObject({ owner: null, intent: ['Permit'] })
  expect(await message(testChain + 1)).not.toHaveProperty('described')
})
