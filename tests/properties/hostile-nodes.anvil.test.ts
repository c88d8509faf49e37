import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { decodeTransaction } from '#core/decode-transaction.ts'
import { bytesFromHex, Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import type { Rpc } from '#domain/ports.ts'
import type { Output } from '#transport/contract.ts'
import { createRpc } from '#services/rpc/client.ts'
import { receiptOf, rpc, startAnvil, testAddress, testPhrase } from '#tests/e2e/fixtures/anvil.ts'
import { ContractMaker } from '#tests/e2e/fixtures/contracts.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { lies } from '#tests/e2e/fixtures/lies.ts'
import { startLyingNode, type LyingNode } from '#tests/e2e/fixtures/lying-node.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { createBackgroundWorld } from '#tests/properties/background-world.ts'
import { expected, honestly, type Told } from '#tests/properties/testing/what-lies-come-to.ts'

/**
 * The whole background against a real chain behind a node that lies. Whatever it says: what cannot be known is said to be
 * unknown, nothing is signed for another chain, nothing takes longer than ten seconds, and once it is honest again all is well.
 */

/** Lies that cost time. For them the wallet's own time goes faster, and with it all that it waits for. */
const slow: ReadonlySet<string> = new Set(['never an answer', 'one byte a second'])
/** Milliseconds by which a busy machine may be late. */
const slack = 900

const account = v.parse(Address, testAddress)
const friend = v.parse(Address, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8')
const chainId = v.parse(ChainId, 31_337)

/** Milliseconds of the wallet since the start, and how many of them go by in one. */
const time = { speed: 1, passed: 0, since: performance.now() }

const passed = (): number => time.passed + (performance.now() - time.since) * time.speed

function goOnAt(speed: number): void {
  time.passed = passed()
  time.since = performance.now()
  time.speed = speed
}

const honest = createRpc()
const timed: Rpc = (url, method, params, { timeoutMs = 10_000, waited = 0, ...options } = {}) =>
  honest(url, method, params, { ...options, timeoutMs: timeoutMs / time.speed, waited: waited / time.speed })

const world = createBackgroundWorld(timed)
const life = new AbortController()
let chain: string
let node: LyingNode
let token: Address

beforeAll(async () => {
  const anvil = await startAnvil({ port: await freePort(), signal: life.signal })
  chain = anvil.url
  node = await startLyingNode(chain, life.signal)
  const maker = await ContractMaker.open(chain)
  token = v.parse(Address, await maker.deploy('ERC20PresetFixedSupply', ['Dollar', 'USDX', 5_000n, account]))
  await rpc(chain, 'evm_setAutomine', [false])
  const start = world.time.now
  Object.defineProperty(world.time, 'now', { get: () => start + Math.floor(passed()) })
  world.start()
  await world.call('vault.create', { phrase: testPhrase, password: 'correct horse battery' })
  expect(await world.call('networks.choose', { chainId, rpcUrl: node.url })).toMatchObject({ ok: true })
  expect(await world.call('assets.add', { chainId, address: token })).toMatchObject({ ok: true })
}, 60_000)

afterAll(() => {
  life.abort()
})

/** No longer than anybody waits for a node. */
async function soon<T>(work: Promise<T>): Promise<T> {
  const began = performance.now()
  const value = await work
  expect(performance.now() - began).toBeLessThan(10_000 / time.speed + slack)
  return value
}

const told = (answer: { readonly ok: true } | { readonly ok: false; readonly error: { readonly reason: string } }) =>
  answer.ok ? 'true' : answer.error.reason

type Quoted = Extract<NonNullable<Output<'approvals.quote'>>, { readonly ok: true }>['value']

/** What the approval of a payment shows, and of what is around it. Every figure that is shown is true. */
async function look(id: string): Promise<{ readonly told: Told; readonly quote: Quoted | null }> {
  const before = await rpc<string>(chain, 'eth_getBalance', [account, 'latest'])
  const [balance, [holding], named, review, quote] = await Promise.all([
    soon(world.call('networks.balance', { chainId, address: account })),
    soon(world.call('assets.balances', { chainId, address: account })),
    soon(world.call('assets.read', { chainId, address: token })),
    soon(world.call('approvals.review', { id })),
    soon(world.call('approvals.quote', { id })),
  ])
  if (holding === undefined || quote === null) return expect.fail('nothing was looked at')
  if (balance.ok) expect(BigInt(balance.value.wei)).toBe(BigInt(before))
  if (holding.balance.ok) expect(BigInt(holding.balance.value.amount)).toBe(5_000n)
  if (named.ok) expect(named.value).toMatchObject({ symbol: 'USDX', name: 'Dollar', decimals: 18 })
  if (quote.ok) {
    const nonce = await rpc<string>(chain, 'eth_getTransactionCount', [account, 'pending'])
    expect(BigInt(quote.value.nonce)).toBe(BigInt(nonce))
    expect(BigInt(quote.value.gasLimit)).toBe(21_000n)
    for (const { cost } of quote.value.fees) expect(BigInt(cost)).toBeLessThan(10n ** 17n)
  }
  return {
    told: {
      balance: told(balance),
      token: told(holding.balance),
      named: told(named),
      quote: told(quote),
      simulation: review?.simulation?.state ?? 'none',
    },
    quote: quote.ok ? quote.value : null,
  }
}

const ask = async (): Promise<string> =>
  (await world.call('send.review', { chainId, from: account, to: friend, value: quantity(1n) })).id

async function approve(id: string, { gasLimit, fees }: Quoted): Promise<Output<'approvals.approve'>> {
  const fee = fees.find((each) => each.speed === 'normal')?.fee
  return soon(world.call('approvals.approve', { id, decision: { gasLimit, fee } }))
}

const itemOf = async (id: string) => (await world.call('activity.list', {})).find((each) => each.id === id)

/** A new worker over the same stores, as after a stop. */
const wake = (): void => {
  world.start()
  world.alarm('track')
}

/** What went to the node, each as often as it went. */
const sent = () =>
  node.calls
    .filter(({ method }) => method === 'eth_sendRawTransaction')
    .map(({ params: [raw] }) => decodeTransaction(bytesFromHex(v.parse(Hex, raw))))

test.each(Object.entries(expected))('%s', { timeout: 60_000 }, async (name, wanted) => {
  world.start()
  const from = sent().length
  node.lie = lies[name as keyof typeof lies]
  goOnAt(slow.has(name) ? 10 : 1)
  const id = await ask()
  const seen = await look(id)
  expect(wanted).toContainEqual(seen.told)
  if (seen.quote === null) await world.call('approvals.reject', { id })
  else {
    expect(await approve(id, seen.quote)).toEqual({ outcome: 'done' })
    const calls = node.calls.length
    world.alarm('track')
    await until('a look at what was sent', () => node.calls.length > calls)
    // Nothing is mined yet, whatever the node says.
    expect(await itemOf(id)).toMatchObject({ status: 'pending' })
  }

  node.lie = null
  goOnAt(1)
  wake()
  expect((await look(await ask())).told).toEqual(honestly)
  await world.call('approvals.rejectAll', {})
  await rpc(chain, 'anvil_mine', [])
  if (seen.quote !== null) {
    const item = await until('a payment that is mined', async () => {
      world.start()
      world.alarm('track')
      const now = await itemOf(id)
      return now?.status === 'pending' ? undefined : now
    })
    expect(item).toMatchObject({ status: 'confirmed' })
    expect(await receiptOf(chain, item.hash ?? '')).toMatchObject({ status: '0x1' })
  }
  const fresh = sent().slice(from)
  expect(fresh.every((each) => each.ok && each.value.transaction.chainId === 31_337n)).toBe(true)
  expect(new Set(fresh.map((each) => each.ok && each.value.hash)).size).toBe(seen.quote === null ? 0 : 1)
  expect(world.reported).toEqual([])
})

test('a node that changes its chain between the look and the click: nothing is signed', async () => {
  wake()
  const id = await ask()
  const { quote } = await look(id)
  if (quote === null) return expect.fail('no quote')
  const before = sent().length
  node.lie = lies['another chain']
  expect(await approve(id, quote)).toMatchObject({ outcome: 'failed' })
  node.lie = null
  expect(await itemOf(id)).toBeUndefined()
  expect(sent()).toHaveLength(before)
})

test('in the time of clocks on walls, too', { timeout: 30_000 }, async () => {
  const silent = await startLyingNode(chain, life.signal)
  const dripping = await startLyingNode(chain, life.signal)
  silent.lie = lies['never an answer']
  dripping.lie = lies['one byte a second']
  const waiting = [silent, dripping].flatMap(({ url }) => [
    honest(url, 'eth_getBalance', [account, 'latest']),
    honest(url, 'eth_blockNumber', []),
  ])
  const began = performance.now()
  const answers = await Promise.all(waiting)
  expect(performance.now() - began).toBeLessThan(11_000)
  expect(answers).toEqual(waiting.map(() => ({ ok: false, error: { kind: 'timeout' } })))
})
