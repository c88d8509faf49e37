import * as v from 'valibot'
import { expect, test } from 'vitest'
import { parseFunction } from '#core/abi-type.ts'
import { Origin } from '#core/origin.ts'
import { ok } from '#core/result.ts'
import { createReview } from '#domain/review/create-review.ts'
import { Review } from '#domain/review/review.ts'
import { createRegistry, placeOf } from '#domain/review/erc7730/registry.ts'
import { plainUser } from '#domain/testing/plain-user.ts'
import { contractNode, erc20 } from '#domain/testing/contracts.ts'
import { callData, permitMessage, permitTypes, quoteOf, token } from '#domain/testing/subjects.ts'
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

const node = contractNode({ [token]: erc20() })

function make() {
  let reads = 0
  const review = createReview({
    ...plainUser,
    chainRpc: (_, method, parameters) => Promise.resolve(node(method, parameters)),
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

test('what calls no function looks nothing up', async () => {
  const { review, reads } = make()
  for (const request of [{}, { to: null, data: staking(1n) }]) {
    expect(await review(asked(request))).not.toHaveProperty('described')
  }
  expect(reads()).toBe(0)
})

const typedData = (chainId: number): string =>
  JSON.stringify({
    types: permitTypes,
    primaryType: 'Permit',
    domain: { name: 'Token', chainId: String(chainId), verifyingContract: token },
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
