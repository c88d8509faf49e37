import * as v from 'valibot'
import { beforeAll, expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Origin } from '#core/origin.ts'
import { ok } from '#core/result.ts'
import { createBackgroundWorld, eventually, type SitePort } from '#tests/properties/background-world.ts'

/** The deadline comes while the wallet does what an unlock begins: no fault, nothing lost, and the next unlock goes on. */

const password = 'correct horse battery'
const phrase = 'test test test test test test test test test test test junk'
const account = v.parse(Address, '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266')
const site = v.parse(Origin, 'https://friend.example')
const world = createBackgroundWorld(() => Promise.resolve(ok('0x1')))

/** Lets this many tasks go by, of which a reading of the database takes some. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

const answered = (page: SitePort, id: string): Promise<unknown> =>
  eventually(`answer ${id}`, () => page.received.find((message) => message.type === 'answer' && message.id === id))

let page: SitePort

beforeAll(async () => {
  world.start()
  await world.call('vault.create', { phrase, password })
  page = world.connect(site)
  page.say({ type: 'request', id: 'connect', text: '{"method":"eth_requestAccounts"}' })
  await eventually('question', () => world.window.open)
  const [approval] = await world.call('approvals.list', {})
  const decision = { accounts: [account], chainId: v.parse(ChainId, 1) }
  await world.call('approvals.approve', { id: approval?.id ?? '', decision })
  await answered(page, 'connect')
}, 60_000)

test.each([0, 1, 2, 3, 5, 8, 13, 21, 34])('after %i tasks', { timeout: 60_000 }, async (count) => {
  await world.call('session.lock', {})
  await world.call('session.unlock', { password })
  await turns(count)
  world.time.now += 24 * 60 * 60_000
  const id = String(count)
  page.say({ type: 'request', id, text: '{"method":"eth_accounts"}' })
  expect(await answered(page, id)).toMatchObject({ answer: { result: [] } })
  await turns(50)
  expect(world.reported).toEqual([])
  await world.call('session.unlock', { password })
  page.say({ type: 'request', id: `again ${id}`, text: '{"method":"eth_accounts"}' })
  expect(await answered(page, `again ${id}`)).toMatchObject({ answer: { result: [account.toLowerCase()] } })
  expect(world.reported).toEqual([])
})
