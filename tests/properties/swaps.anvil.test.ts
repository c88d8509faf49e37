import * as v from 'valibot'
import { encodeFunctionData, maxUint256, parseAbi } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { quantity } from '#core/quantity.ts'
import { ok } from '#core/result.ts'
import { createReview } from '#domain/review/create-review.ts'
import { emptyRegistry } from '#domain/review/erc7730/registry.ts'
import { plainUser } from '#domain/testing/plain-user.ts'
import { quoteOf } from '#domain/testing/subjects.ts'
import { hex, testChain, transfer } from '#domain/testing/transactions.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import { createRpc } from '#services/rpc/client.ts'
import { clock } from '#services/system.ts'
import { receiptOf, rpc, startAnvil, testAddress } from '#tests/e2e/fixtures/anvil.ts'
import { ContractMaker } from '#tests/e2e/fixtures/contracts.ts'
import { openExchange, routerAbi, type Exchange } from '#tests/e2e/fixtures/exchange.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { transactionIntent } from '#ui/approvals/transaction-intent.ts'

/** Uniswap v3 as it is, before and after: what is shown of a swap, and what then happens. */

const erc20 = parseAbi([
  'function approve(address spender, uint256 amount)',
  'function balanceOf(address account) view returns (uint256)',
])
const user = v.parse(Address, testAddress)
const other = v.parse(Address, `0x${'0b'.repeat(20)}`)
const amount = 25n * 10n ** 17n

const life = new AbortController()
const direct = createRpc()
let url: string
let exchange: Exchange
let router: Address
let pays: Address
let gets: Address

beforeAll(async () => {
  url = (await startAnvil({ port: await freePort(), signal: life.signal })).url
  exchange = await openExchange(await ContractMaker.open(url), testAddress)
  router = v.parse(Address, exchange.router)
  ;[pays, gets] = exchange.tokens.map((token) => v.parse(Address, token)) as [Address, Address]
}, 120_000)

afterAll(() => {
  life.abort()
})

const asked = (to: Address, data: string): TransactionRequest =>
  transfer({ from: user, to, value: quantity(0n), data: hex(data) })

const look = (request: TransactionRequest) =>
  createReview({
    ...plainUser,
    chainRpc: (_, method, params, options) => direct(url, method, params, options),
    clock,
    journal: () => Promise.resolve([]),
    quote: () => Promise.resolve(ok(quoteOf(0n))),
    coin: () => Promise.resolve('ETH'),
    watched: () => Promise.resolve([]),
    endpoint: () => Promise.resolve(url),
    descriptors: () => Promise.resolve(emptyRegistry),
  })({ kind: 'transaction', chainId: testChain, requester: { type: 'wallet' }, request })

async function send({ to, data }: TransactionRequest): Promise<void> {
  const hash = await rpc<string>(url, 'eth_sendTransaction', [{ from: user, to, data, gas: '0x7a120' }])
  expect(await receiptOf(url, hash)).toMatchObject({ status: '0x1' })
}

async function balanceOf(token: Address, account: Address = user): Promise<bigint> {
  const data = encodeFunctionData({ abi: erc20, functionName: 'balanceOf', args: [account] })
  return BigInt(await rpc<string>(url, 'eth_call', [{ to: token, data }, 'latest']))
}

const codes = (findings: readonly { readonly code: string }[]) => findings.map(({ code }) => code)
const swapTo = (to: Address) => exchange.swap({ pays, gets, amount, to })

/** Sends it, and every change that was shown is the one that happened. */
async function happensAsShown(request: TransactionRequest): Promise<readonly bigint[]> {
  const { simulation, tokens } = await look(request)
  const before = [await balanceOf(pays), await balanceOf(gets)]
  await send(request)
  const after = [await balanceOf(pays), await balanceOf(gets)]
  const changed = after.map((balance, index) => balance - (before[index] ?? 0n))
  const shown = (token: Address): bigint =>
    BigInt(simulation?.changes.find(({ asset }) => asset === token)?.amount ?? 0)
  expect([shown(pays), shown(gets)]).toEqual(changed)
  expect(simulation?.changes).toHaveLength(changed.filter((change) => change !== 0n).length)
  expect(tokens?.map(({ symbol }) => symbol).toSorted()).toEqual(['CRW', 'FLR'])
  return changed
}

test('a swap that the router may not make yet fails, and says why', async () => {
  const { simulation, findings } = await look(asked(router, swapTo(user)))
  expect(simulation).toMatchObject({ state: 'reverts', changes: [] })
  expect(JSON.stringify(simulation)).toContain('STF')
  expect(codes(findings)).toContain('transaction-reverts')
})

test('letting the router take without end is told, with whom it lets', async () => {
  const data = encodeFunctionData({ abi: erc20, functionName: 'approve', args: [router, maxUint256] })
  const { simulation, findings } = await look(asked(pays, data))
  expect(simulation).toMatchObject({ allowances: [{ asset: pays, spender: router }] })
  expect(codes(findings)).toContain('unlimited-approval')
  await send(asked(pays, data))
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
  const { findings } = await look(request)
  expect(codes(findings).filter((code) => code !== 'unlimited-approval')).toEqual([])
  const [paid, got] = await happensAsShown(request)
  expect(paid).toBe(-amount)
  expect(got).toBeGreaterThan((amount * 99n) / 100n)
})

test('the same within a multicall, as the site of Uniswap sends it', async () => {
  const data = encodeFunctionData({ abi: routerAbi, functionName: 'multicall', args: [[swapTo(user), swapTo(user)]] })
  const request = asked(router, data)
  const intent = transactionIntent(request)
  expect(intent).toMatchObject({ kind: 'several' })
  const [paid] = await happensAsShown(request)
  expect(paid).toBe(-2n * amount)
})

test('a swap whose proceeds go to somebody else: nothing comes, and it is told', async () => {
  const request = asked(router, swapTo(other))
  expect(transactionIntent(request)).toMatchObject({ kind: 'swap', to: other })
  const { findings } = await look(request)
  expect(codes(findings)).toContain('swap-to-other')
  const [paid, got] = await happensAsShown(request)
  expect([paid, got]).toEqual([-amount, 0n])
  expect(await balanceOf(gets, other)).toBeGreaterThan(0n)
})
