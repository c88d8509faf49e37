import * as v from 'valibot'
import { beforeAll, expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Origin } from '#core/origin.ts'
import { quantity } from '#core/quantity.ts'
import { ok } from '#core/result.ts'
import { holdAlarm } from '#domain/guardrails/holds.ts'
import { noGuardrail, type Guardrail } from '#domain/guardrails/guardrail.ts'
import { FakeChain } from '#domain/testing/fake-chain.ts'
import { createBackgroundWorld, eventually, type SitePort } from '#tests/properties/background-world.ts'

/** The whole background, over stops, locks and a restart of the browser: limits hold, and what is held is sent once. */

const password = 'correct horse battery'
const phrase = 'test test test test test test test test test test test junk'
const account = v.parse(Address, '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266')
const recipient = v.parse(Address, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8')
const site = v.parse(Origin, 'https://friend.example')
const mainnet = v.parse(ChainId, 1)
const minute = 60_000
const chain = new FakeChain()
/** What a node says that has no history of fees and can simulate nothing but a call. */
const plain: Readonly<Record<string, string>> = {
  eth_chainId: '0x1',
  eth_getBalance: '0xde0b6b3a7640000',
  eth_estimateGas: '0x5208',
  eth_gasPrice: '0x5',
  eth_call: '0x',
  eth_getCode: '0x',
}
const world = createBackgroundWorld((_, method, params) => {
  const told = plain[method]
  return told === undefined ? chain.rpc(1, method, params) : Promise.resolve(ok(told))
})

const decision = { gasLimit: quantity(21_000n), fee: { type: 'legacy', gasPrice: quantity(9n) } }
const coin = { chainId: mainnet, token: null, symbol: 'ETH', decimals: 18 }
const limited: Guardrail = {
  ...noGuardrail,
  limits: [{ ...coin, perTransaction: quantity(50n), perDay: quantity(80n), waitAbove: null }],
}

let page: SitePort

const answer = (id: string): unknown => page.received.find((message) => message.type === 'answer' && message.id === id)

/** The id of the approval of a transaction that the site asks for. */
async function ask(id: string, value: bigint): Promise<string> {
  const transaction = { from: account, to: recipient, value: quantity(value) }
  page.say({ type: 'request', id, text: JSON.stringify({ method: 'eth_sendTransaction', params: [transaction] }) })
  for (;;) {
    const [approval] = await world.call('approvals.list', {})
    if (approval?.requestId === id) return approval.id
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const approve = (id: string, proof?: string) =>
  world.call('approvals.approve', { id, decision, ...(proof !== undefined && { password: proof }) })

const refused = (reason: string) => ({ outcome: 'refused', refusal: { reason } })

beforeAll(async () => {
  world.start()
  await world.call('vault.create', { phrase, password })
  const chosen = await world.call('networks.choose', { chainId: mainnet, rpcUrl: 'https://node.example' })
  expect(chosen).toMatchObject({ ok: true })
  page = world.connect(site)
  page.say({ type: 'request', id: 'connect', text: '{"method":"eth_requestAccounts"}' })
  await eventually('question', () => world.window.open)
  const [approval] = await world.call('approvals.list', {})
  const connect = { accounts: [account], chainId: mainnet }
  await world.call('approvals.approve', { id: approval?.id ?? '', decision: connect })
  await eventually('connected site', () => answer('connect'))
}, 60_000)

test('above a limit nothing is signed without the password, whatever page asks', { timeout: 60_000 }, async () => {
  await world.call('guardrails.set', { of: site, guardrail: limited, password: null })
  const id = await ask('above', 60n)
  expect(await approve(id)).toEqual(refused('proof-needed'))
  expect(await approve(id, 'not it')).toEqual(refused('wrong-password'))
  expect(chain.held.size).toBe(0)
  expect(await approve(id, password)).toEqual({ outcome: 'done' })
  expect(chain.held.size).toBe(1)
  expect(await approve(await ask('more', 30n))).toEqual(refused('proof-needed'))
  await world.call('approvals.rejectAll', {})
  expect(await approve(await ask('rest', 20n))).toEqual({ outcome: 'done' })
  expect(world.reported).toEqual([])
})

test('loosening takes the password', async () => {
  const looser = { of: site, guardrail: noGuardrail, password: null }
  expect(await world.call('guardrails.set', looser)).toMatchObject({ ok: false })
  expect(await world.call('guardrails.get', { of: site })).toEqual(limited)
})

test('held over a restart of the browser, and sent once its time is over', { timeout: 60_000 }, async () => {
  const guardrail: Guardrail = { ...limited, limits: [], wait: { minutes: 10, firstTime: false } }
  const held: Guardrail = {
    ...guardrail,
    limits: [{ ...coin, perTransaction: null, perDay: null, waitAbove: quantity(1n) }],
  }
  expect(await world.call('guardrails.set', { of: site, guardrail: held, password })).toMatchObject({ ok: true })
  const before = chain.held.size
  expect(await approve(await ask('held', 2n))).toEqual({ outcome: 'held' })
  expect(await world.call('approvals.list', {})).toEqual([])
  const restart = async (): Promise<void> => {
    world.session.data.clear()
    world.start()
    await world.call('session.unlock', { password })
  }
  await restart()
  expect(await world.call('held.list', {})).toMatchObject([{ origin: site, ended: null }])
  world.time.now += 10 * minute
  await restart()
  world.alarm(holdAlarm)
  await eventually('sent transaction', () => chain.held.size > before)
  for (;;) {
    if ((await world.call('held.list', {})).length === 0) break
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect((await world.call('activity.list', {})).filter(({ value }) => BigInt(value) === 2n)).toHaveLength(1)
  expect(world.reported).toEqual([])
})

/** Everything in every store of the database, as text. */
async function atRest(): Promise<string> {
  const asked = world.indexedDB.open('coffer')
  const database = await new Promise<IDBDatabase>((resolve) => {
    asked.onsuccess = () => {
      resolve(asked.result)
    }
  })
  const names = [...database.objectStoreNames]
  const transaction = database.transaction(names)
  const all = await Promise.all(
    names.map(
      (name) =>
        new Promise<unknown[]>((resolve) => {
          const rows = transaction.objectStore(name).getAll()
          rows.onsuccess = () => {
            resolve(rows.result)
          }
        }),
    ),
  )
  database.close()
  return JSON.stringify([all, [...world.local.data.values()]], (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  )
}

test('neither what is limited nor what waits can be read at rest', async () => {
  const text = await atRest()
  expect(text).toContain('sealed')
  for (const told of [
    'friend.example',
    'perTransaction',
    'waitAbove',
    account.slice(2),
    recipient.slice(2),
    password,
  ]) {
    expect(text.toLowerCase()).not.toContain(told.toLowerCase())
  }
})
