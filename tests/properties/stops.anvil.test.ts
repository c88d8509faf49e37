import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { decodeTransaction } from '#core/decode-transaction.ts'
import { bytesFromHex, Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { err } from '#core/result.ts'
import type { Rpc } from '#domain/ports.ts'
import { createRpc } from '#services/rpc/client.ts'
import type { Output } from '#transport/contract.ts'
import { receiptOf, rpc, startAnvil, testAddress, testPhrase } from '#tests/e2e/fixtures/anvil.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { createBackgroundWorld, type SitePort } from '#tests/properties/background-world.ts'
import { Worker, type Stop } from '#tests/properties/testing/stoppable-worker.ts'

/**
 * The whole background over its real stores and a real chain, stopped at any step of it: before or after a question to the
 * node, a write of the approvals, a look into the journal. `COFFER_STOPS` is how many stops there are at least
 * (`npm run torture`: 1,000); `COFFER_SEED` repeats a run, whose seed is printed.
 */

const wanted = Number(process.env['COFFER_STOPS'] ?? 200)
const seed = Number(process.env['COFFER_SEED'] ?? Date.now() % 2 ** 31)

const account = v.parse(Address, testAddress)
const friend = v.parse(Address, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8')
const chainId = v.parse(ChainId, 31_337)
const site = 'https://friend.example'
const channel = crypto.randomUUID()

const life = new AbortController()
const delivered: Hex[] = []
const node = createRpc()
let isRefusing = false
const watched: Rpc = (url, method, params, options) => {
  if (method === 'eth_sendRawTransaction') {
    delivered.push(v.parse(Hex, params[0]))
    if (isRefusing) return Promise.resolve(err({ kind: 'refused', code: -32_000, message: 'intrinsic gas too low' }))
  }
  return node(url, method, params, options)
}
const world = createBackgroundWorld(watched)
let chain: string
let page: SitePort
let worker: Worker
let stops = 0
const reached = new Map<string, number>()
/** What the site asked for and has no answer to. */
let asked: { readonly id: string; readonly text: string } | null = null

function wake(): void {
  worker = new Worker(null)
  world.start(worker)
  page = world.connect(site, channel)
  if (asked !== null) page.say({ type: 'request', ...asked })
}

beforeAll(async () => {
  const anvil = await startAnvil({ port: await freePort(), args: ['--no-mining'], signal: life.signal })
  chain = anvil.url
  wake()
  await world.call('vault.create', { phrase: testPhrase, password: 'correct horse battery' })
  expect(await world.call('networks.choose', { chainId, rpcUrl: chain })).toMatchObject({ ok: true })
  page.say({ type: 'request', id: 'connect', text: '{"method":"eth_requestAccounts"}' })
  const [approval] = await soon('question', async () => {
    const waiting = await world.call('approvals.list', {})
    return waiting.length > 0 && waiting
  })
  const decision = { accounts: [account], chainId }
  await world.call('approvals.approve', { id: approval?.id ?? '', decision })
}, 60_000)

afterAll(() => {
  life.abort()
})

/** Does something during which the worker may be stopped; if it was, another one comes up. */
async function stopped(stop: Stop, work: () => Promise<unknown>): Promise<void> {
  worker.stopAt(stop)
  const end = await Promise.race([worker.stopped, work()])
  if (end === 'stopped') stops += 1
  const where = end === 'stopped' ? `${stop.when} ${stop.name ?? 'any step'}` : 'none'
  reached.set(where, (reached.get(where) ?? 0) + 1)
  wake()
}

const soon: typeof until = (what, ask) => until(what, ask, 30_000, 5)

const itemOf = async (id: string) => (await world.call('activity.list', {})).find((each) => each.id === id)
const isWaiting = async (id: string): Promise<boolean> =>
  (await world.call('approvals.list', {})).some((each) => each.id === id && each.status === 'pending')

/** A few rounds of the tracker, each of a few questions. */
async function rounds(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    world.alarm('track')
    world.pass(60_000)
    await sleep(15)
  }
}

/** Rounds of the tracker until the activity says so. */
async function followed(id: string, status: string, isFinal = false) {
  return soon(`${status} transaction`, async () => {
    world.alarm('track')
    world.pass(60_000)
    const item = await itemOf(id)
    return item?.status === status && (!isFinal || item.final) && item
  })
}

async function decide(id: string) {
  const quote = await world.call('approvals.quote', { id })
  if (quote?.ok !== true) return expect.fail('no quote')
  const fee = quote.value.fees.find(({ speed }) => speed === 'normal')?.fee
  return { gasLimit: quote.value.gasLimit, fee }
}

/** Consents as often as it takes: a click that was lost on the way is made again, and one that was not finds nothing to consent to. */
async function consent(id: string, plan: readonly Stop[]): Promise<void> {
  const decision = await decide(id)
  for (const stop of plan) await stopped(stop, () => world.call('approvals.approve', { id, decision }))
  if (await isWaiting(id)) await world.call('approvals.approve', { id, decision })
  await soon('end of the approval', async () => (await world.call('approvals.list', {})).length === 0)
}

let count = 0

async function askAsSite(stop: Stop): Promise<string> {
  count += 1
  const params = [{ from: account, to: friend, value: quantity(BigInt(count)) }]
  const text = JSON.stringify({ method: 'eth_sendTransaction', params })
  const id = `request ${String(count)}`
  await stopped(stop, async () => {
    asked = { id, text }
    page.say({ type: 'request', ...asked })
    await soon('question', async () => (await world.call('approvals.list', {})).length > 0)
  })
  return soon('question', async () => (await world.call('approvals.list', {}))[0]?.id)
}

async function askAsWallet(stop: Stop): Promise<string> {
  count += 1
  const value = quantity(BigInt(count))
  await stopped(stop, () => world.call('send.review', { chainId, from: account, to: friend, value }))
  const [waiting] = await world.call('approvals.list', {})
  return waiting?.id ?? (await world.call('send.review', { chainId, from: account, to: friend, value })).id
}

const answer = () =>
  soon('answer', () => {
    const found = page.received.find((message) => message.type === 'answer' && message.id === asked?.id)
    return found?.type === 'answer' ? found.answer : undefined
  })

const when = fc.constantFrom('before', 'after')
/** At one of the first steps of any kind, or at one of a kind that comes in this part of a story. */
const stopIn = (most: number, names: readonly string[]): fc.Arbitrary<Stop> =>
  fc.oneof(
    fc.record({ step: fc.nat(most), when }),
    fc.record({ name: fc.constantFrom(...names), step: fc.nat(1), when }),
  )
const consents = stopIn(20, ['eth_getTransactionCount', 'eth_sendRawTransaction', 'session set', 'database'])
const stories = fc.record({
  end: fc.constantFrom('final', 'final', 'replaced', 'dropped'),
  by: fc.constantFrom('site', 'wallet'),
  asks: stopIn(6, ['session set', 'session get']),
  consents: fc.array(consents, { minLength: 1, maxLength: 3 }),
  tracks: fc.array(stopIn(8, ['eth_getTransactionReceipt', 'database']), { minLength: 1, maxLength: 2 }),
  settles: fc.array(stopIn(12, ['eth_getTransactionReceipt', 'eth_getBlockByNumber', 'database']), {
    minLength: 1,
    maxLength: 2,
  }),
})
type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never

const nonceAt = async (block: string) => Number(await rpc<string>(chain, 'eth_getTransactionCount', [account, block]))

const hashOf = (raw: Hex): string => {
  const decoded = decodeTransaction(bytesFromHex(raw))
  return decoded.ok ? decoded.value.hash : expect.fail('bytes that are no transaction')
}

/** Speeds it up; the id of the one that takes its place. */
async function replace(id: string, plan: readonly Stop[]): Promise<string> {
  const opened = await world.call('activity.replace', { id, how: 'speed-up' })
  if (opened === null) return expect.fail('nothing to replace')
  await consent(opened.id, plan)
  return opened.id
}

/**
 * Dropped by the refusal of a node where the bytes had never left; where they may have, before a stop, they go out again
 * until they are taken.
 */
async function whenRefused(id: string, from: number) {
  return soon('refused transaction', async () => {
    world.alarm('track')
    world.pass(60_000)
    const item = await itemOf(id)
    const isTriedAgain = item?.status === 'pending' && delivered.length > from + 1
    return (item?.status === 'dropped' || isTriedAgain) && item
  })
}

async function tell({ end, by, asks, consents, tracks, settles }: Story): Promise<void> {
  const [before, from] = [await nonceAt('latest'), delivered.length]
  isRefusing = end === 'dropped'
  const id = await (by === 'site' ? askAsSite(asks) : askAsWallet(asks))
  await consent(id, consents)
  for (const stop of tracks) await stopped(stop, rounds)
  const winner = end === 'replaced' ? await replace(id, consents) : id
  const refused = end === 'dropped' ? await whenRefused(id, from) : null
  isRefusing = false
  const isSent = refused?.status !== 'dropped'
  let item: Output<'activity.list'>[number]
  if (isSent) {
    await followed(winner, 'pending')
    await soon('transaction at the node', async () => (await nonceAt('pending')) === before + 1)
    await rpc(chain, 'anvil_mine', ['0x1'])
    for (const stop of settles) await stopped(stop, rounds)
    await rpc(chain, 'anvil_mine', ['0x50'])
    item = await followed(winner, 'confirmed', true)
    expect(await receiptOf(chain, item.hash ?? '')).toMatchObject({ status: '0x1' })
  } else {
    item = refused
  }

  expect(await nonceAt('latest')).toBe(before + (isSent ? 1 : 0))
  expect(await nonceAt('pending')).toBe(await nonceAt('latest'))
  expect(await world.call('approvals.list', {})).toEqual([])
  const bytes = new Set(delivered.slice(from))
  expect(bytes.size).toBe(end === 'replaced' ? 2 : 1)
  expect([...bytes].map(hashOf)).toContain(item.hash)
  if (end === 'replaced') expect(await followed(id, 'replaced', true)).toMatchObject({ replacedBy: winner })
  if (by === 'site') {
    const own = await itemOf(id)
    expect(await answer()).toMatchObject(isSent ? { result: own?.hash } : { error: { code: -32_003 } })
    asked = null
  }
  expect(world.reported).toEqual([])
}

test(
  `after ${String(wanted)} stops approvals, chain and activity agree, and nothing was signed twice`,
  { timeout: 900_000 },
  async () => {
    console.info(`stops: seed ${String(seed)}`)
    for (let round = 0; stops < wanted; round += 1) {
      await fc.assert(fc.asyncProperty(stories, tell), { numRuns: 5, seed: seed + round, endOnFailure: true })
    }
    console.info(
      `stops: ${String(stops)}, ${[...reached].map(([where, times]) => `${where} ${String(times)}`).join(', ')}`,
    )
    const states = new Set((await world.call('activity.list', {})).map(({ status }) => status))
    expect([...states].sort()).toEqual(['confirmed', 'dropped', 'replaced'])
    for (const name of ['session set', 'database', 'eth_sendRawTransaction', 'eth_getTransactionReceipt']) {
      for (const side of ['before', 'after']) expect(reached.get(`${side} ${name}`)).toBeGreaterThan(0)
    }
  },
)
