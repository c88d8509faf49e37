import * as v from 'valibot'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Origin } from '#core/origin.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { createBackgroundWorld, eventually, type SitePort } from '#tests/properties/background-world.ts'

/** What a node is asked for a request of a site before any window asks for its review. */

const password = 'correct horse battery'
const phrase = 'test test test test test test test test test test test junk'
const account = v.parse(Address, '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266')
const recipient = v.parse(Address, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8')
const site = v.parse(Origin, 'https://friend.example')
const stranger = v.parse(Origin, 'https://stranger.example')
const mainnet = v.parse(ChainId, 1)

const worked = { status: '0x1', gasUsed: '0x5208', returnData: '0x', logs: [] }
const results: Readonly<Record<string, unknown>> = {
  eth_chainId: '0x1',
  eth_getBalance: '0xde0b6b3a7640000',
  eth_getTransactionCount: '0x0',
  eth_estimateGas: '0x5208',
  eth_gasPrice: '0x5',
  eth_getCode: '0x',
  eth_simulateV1: [{ calls: [worked] }],
}
let asked: string[] = []
const world = createBackgroundWorld((_, method) => {
  asked.push(method)
  return Promise.resolve(
    method in results ? ok(results[method]) : err({ kind: 'refused', code: -32_601, message: 'no such method' }),
  )
})

let page: SitePort
const simulated = (): number => asked.filter((method) => method === 'eth_simulateV1').length

function ask(from: SitePort, id: string): void {
  const transaction = { from: account, to: recipient, value: quantity(1n) }
  from.say({ type: 'request', id, text: JSON.stringify({ method: 'eth_sendTransaction', params: [transaction] }) })
}

const answered = (from: SitePort, id: string): unknown =>
  from.received.find((message) => message.type === 'answer' && message.id === id)

/** Enough turns for whatever was begun to have ended. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

beforeAll(async () => {
  world.start()
  await world.call('vault.create', { phrase, password })
  await world.call('networks.choose', { chainId: mainnet, rpcUrl: 'https://node.example' })
  page = world.connect(site)
  page.say({ type: 'request', id: 'connect', text: '{"method":"eth_requestAccounts"}' })
  await eventually('question', () => world.window.open)
  const [approval] = await world.call('approvals.list', {})
  const decision = { accounts: [account], chainId: mainnet }
  await world.call('approvals.approve', { id: approval?.id ?? '', decision })
  await eventually('connected site', () => answered(page, 'connect'))
}, 60_000)

beforeEach(async () => {
  await world.call('approvals.rejectAll', {})
  world.time.now += 60_000
  await quiet()
  asked = []
})

test('a request is tried out from the moment it arrives, and its window gets just that', async () => {
  ask(page, 'early')
  await eventually('look', () => simulated() > 0)
  await quiet()
  const [approval] = await world.call('approvals.list', {})
  const before = simulated()
  expect(await world.call('approvals.review', { id: approval?.id ?? '' })).toMatchObject({
    simulation: { state: 'ok' },
  })
  expect(simulated()).toBe(before)
  await world.call('approvals.review', { id: approval?.id ?? '' })
  expect(simulated()).toBeGreaterThan(before)
})

test('of many that come at once only the one in front is tried out', async () => {
  ask(page, 'first')
  await eventually('look', () => simulated() > 0)
  await quiet()
  const once = simulated()
  for (const id of ['2', '3', '4', '5', '6', '7']) ask(page, `more-${id}`)
  await eventually('refusal', () => answered(page, 'more-7'))
  await quiet()
  expect((await world.call('approvals.list', {})).length).toBe(5)
  expect(simulated()).toBe(once)
})

test('for a site that was given nothing, and for what cannot be valid, no node is asked', async () => {
  const other = world.connect(stranger, undefined, 2)
  ask(other, 'stranger')
  await eventually('refusal', () => answered(other, 'stranger'))
  page.say({ type: 'request', id: 'bad', text: '{"method":"eth_sendTransaction","params":[{"from":"x"}]}' })
  await eventually('refusal', () => answered(page, 'bad'))
  await quiet()
  expect(asked).toEqual([])
})

test('while the wallet is locked nothing is tried out', { timeout: 60_000 }, async () => {
  await world.call('session.lock', {})
  await quiet()
  asked = []
  ask(page, 'locked')
  await quiet()
  expect(asked).toEqual([])
  await world.call('session.unlock', { password })
})
