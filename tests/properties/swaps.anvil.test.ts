import * as v from 'valibot'
import { encodeFunctionData, maxUint256 } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { startAnvil, testAddress } from '#tests/e2e/fixtures/anvil.ts'
import { ContractMaker } from '#tests/e2e/fixtures/contracts.ts'
import { openExchange, routerAbi, type Exchange } from '#tests/e2e/fixtures/exchange.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { openPairExchange, pairRouterAbi } from '#tests/e2e/fixtures/pair-exchange.ts'
import { asked, codesOf, erc20, OnChain, user } from '#tests/properties/testing/on-chain.ts'
import { transactionIntent } from '#ui/approvals/transaction-intent.ts'

/** Uniswap v3 and v2 as they are, before and after: what is shown of a swap, and what then happens. */

const other = v.parse(Address, `0x${'0b'.repeat(20)}`)
const amount = 25n * 10n ** 17n

const life = new AbortController()
let url: string
let chain: OnChain
let exchange: Exchange
let router: Address
let pays: Address
let gets: Address

beforeAll(async () => {
  url = (await startAnvil({ port: await freePort(), signal: life.signal })).url
  chain = new OnChain(url)
  exchange = await openExchange(await ContractMaker.open(url), testAddress)
  router = v.parse(Address, exchange.router)
  ;[pays, gets] = exchange.tokens.map((token) => v.parse(Address, token)) as [Address, Address]
}, 120_000)

afterAll(() => {
  life.abort()
})

const swapTo = (to: Address) => exchange.swap({ pays, gets, amount, to })
const letTake = (spender: Address) =>
  encodeFunctionData({ abi: erc20, functionName: 'approve', args: [spender, maxUint256] })

test('a swap that the router may not make yet fails, and says why', async () => {
  const review = await chain.look(asked(router, swapTo(user)))
  expect(review.simulation).toMatchObject({ state: 'reverts', changes: [] })
  expect(JSON.stringify(review.simulation)).toContain('STF')
  expect(codesOf(review)).toContain('transaction-reverts')
})

test('letting the router take without end is told, with whom it lets', async () => {
  const data = letTake(router)
  const review = await chain.look(asked(pays, data))
  expect(review.simulation).toMatchObject({ allowances: [{ asset: pays, spender: router }] })
  expect(codesOf(review)).toContain('unlimited-approval')
  await chain.send(asked(pays, data))
})

test('a swap: its intent, what goes and what comes, to the last unit', async () => {
  const request = asked(router, swapTo(user))
  expect(transactionIntent(request)).toMatchObject({
    kind: 'swap',
    to: user,
    exact: 'pays',
    pays: { token: pays, amount },
    gets: { token: gets, amount: (amount * 99n) / 100n },
  })
  const review = await chain.look(request)
  expect(codesOf(review).filter((code) => code !== 'unlimited-approval')).toEqual([])
  expect(review.tokens?.map(({ symbol }) => symbol).toSorted()).toEqual(['CRW', 'FLR'])
  const [paid, got] = await chain.happensAsShown(request, [pays, gets])
  expect(paid).toBe(-amount)
  expect(got).toBeGreaterThan((amount * 99n) / 100n)
})

test('the same within a multicall, as the site of Uniswap sends it', async () => {
  const data = encodeFunctionData({ abi: routerAbi, functionName: 'multicall', args: [[swapTo(user), swapTo(user)]] })
  const request = asked(router, data)
  const intent = transactionIntent(request)
  expect(intent).toMatchObject({ kind: 'several' })
  const [paid] = await chain.happensAsShown(request, [pays, gets])
  expect(paid).toBe(-2n * amount)
})

test('a swap whose proceeds go to somebody else: nothing comes, and it is told', async () => {
  const request = asked(router, swapTo(other))
  expect(transactionIntent(request)).toMatchObject({ kind: 'swap', to: other })
  expect(codesOf(await chain.look(request))).toContain('swap-to-other')
  const [paid, got] = await chain.happensAsShown(request, [pays, gets])
  expect([paid, got]).toEqual([-amount, 0n])
  expect(await chain.balanceOf(gets, other)).toBeGreaterThan(0n)
})

test('Uniswap v2: by tokens, by coin and into coin, each as shown', async () => {
  const pairs = await openPairExchange(await ContractMaker.open(url), user)
  const [at, wrapped, crowns, florins] = [pairs.router, pairs.wrapped, ...pairs.tokens].map((each) =>
    v.parse(Address, each),
  ) as [Address, Address, Address, Address]
  const bytes = (...call: Parameters<typeof encodeFunctionData<typeof pairRouterAbi>>) => encodeFunctionData(...call)

  const notYet = bytes({
    abi: pairRouterAbi,
    functionName: 'swapExactTokensForTokens',
    args: [amount, 1n, [crowns, florins], user, maxUint256],
  })
  const { simulation } = await chain.look(asked(at, notYet))
  expect(simulation).toMatchObject({ state: 'reverts', changes: [] })
  expect(JSON.stringify(simulation)).toContain('TRANSFER_FROM_FAILED')
  await chain.send(asked(crowns, letTake(at)))

  expect(transactionIntent(asked(at, notYet))).toMatchObject({
    kind: 'swap',
    exact: 'pays',
    pays: { token: crowns, amount },
    gets: { token: florins, amount: 1n },
  })
  const [paid, got] = await chain.happensAsShown(asked(at, notYet), [crowns, florins])
  expect(paid).toBe(-amount)
  expect(got).toBeGreaterThan((amount * 99n) / 100n)

  const exact = bytes({
    abi: pairRouterAbi,
    functionName: 'swapETHForExactTokens',
    args: [amount, [wrapped, crowns], user, maxUint256],
  })
  const byCoin = asked(at, exact, 10n ** 18n)
  expect(transactionIntent(byCoin)).toMatchObject({ kind: 'swap', exact: 'gets', gets: { token: crowns, amount } })
  // More coin than it takes is sent, and what comes back is counted.
  const spent = -BigInt(
    (await chain.look(byCoin)).simulation?.changes.find(({ asset }) => asset === 'native')?.amount ?? 0,
  )
  expect(spent).toBeGreaterThan(0n)
  expect(spent).toBeLessThan(10n ** 16n)
  expect(await chain.happensAsShown(byCoin, [crowns, florins])).toEqual([amount, 0n])

  const intoCoin = bytes({
    abi: pairRouterAbi,
    functionName: 'swapExactTokensForETHSupportingFeeOnTransferTokens',
    args: [amount, 1n, [crowns, wrapped], other, maxUint256],
  })
  expect(codesOf(await chain.look(asked(at, intoCoin)))).toContain('swap-to-other')
  expect(await chain.happensAsShown(asked(at, intoCoin), [crowns, florins])).toEqual([-amount, 0n])
})
