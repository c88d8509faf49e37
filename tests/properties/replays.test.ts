import * as v from 'valibot'
import { beforeAll, expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { ok } from '#core/result.ts'
import { createBackgroundWorld, eventually, type SitePort } from '#tests/properties/background-world.ts'

/** One request id that comes by two ports of one document, as when a port breaks: one question, one answer. */

const phrase = 'test test test test test test test test test test test junk'
const account = v.parse(Address, '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266')
const origin = 'https://friend.example'
const world = createBackgroundWorld(() => Promise.resolve(ok('0x1')))
const request = (id: string, text = '0x00') => ({
  type: 'request',
  id,
  text: JSON.stringify({ method: 'personal_sign', params: [text, account] }),
})
const answersOf = ({ received }: SitePort, id: string) =>
  received.filter((message) => message.type === 'answer' && message.id === id)
const waiting = () => world.call('approvals.list', {})

async function approveAll(): Promise<void> {
  for (const { id } of await waiting()) await world.call('approvals.approve', { id, decision: {} })
}

/** Tasks enough for whatever else might come. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

beforeAll(async () => {
  world.start()
  await world.call('vault.create', { phrase, password: 'correct horse battery' })
  const page = world.connect(origin)
  page.say({ type: 'request', id: 'connect', text: '{"method":"eth_requestAccounts"}' })
  await eventually('question', () => world.window.open)
  const [approval] = await waiting()
  const decision = { accounts: [account], chainId: v.parse(ChainId, 1) }
  await world.call('approvals.approve', { id: approval?.id ?? '', decision })
  page.close()
}, 60_000)

test.each([
  ['while both are open', false],
  ['after the first has gone', true],
])('by another port of the same document, %s', async (name, isGone) => {
  const channel = crypto.randomUUID()
  const first = world.connect(origin, channel)
  first.say(request(name))
  await eventually('question', () => world.window.open)
  if (isGone) first.close()
  const second = world.connect(origin, channel)
  for (let count = 0; count < 5; count += 1) second.say(request(name))
  await rest()
  expect(await waiting()).toHaveLength(1)
  await approveAll()
  await eventually('answer', () => answersOf(second, name).length > 0)
  await rest()
  const answers = [...answersOf(first, name), ...answersOf(second, name)]
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answersOf(first, name).length).toBeLessThanOrEqual(1)
  // Asked again once it was answered, it has the same answer and is no new question.
  second.say(request(name))
  await rest()
  expect(await waiting()).toEqual([])
  expect(new Set(answersOf(second, name).map((answer) => JSON.stringify(answer))).size).toBe(1)
  first.close()
  second.close()
})

test('another text under an id that is known is no way to another signature', async () => {
  const channel = crypto.randomUUID()
  const [first, second] = [world.connect(origin, channel), world.connect(origin, channel)]
  first.say(request('same'))
  await eventually('question', () => world.window.open)
  second.say(request('same', '0x01'))
  await rest()
  expect((await waiting()).map(({ request: asked }) => asked)).toMatchObject([{ message: '0x00' }])
  await approveAll()
  await eventually('answers', () => answersOf(first, 'same').length > 0)
  const answers = [...answersOf(first, 'same'), ...answersOf(second, 'same')]
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  first.close()
  second.close()
})

test('the same id of two documents is two questions, each with its own answer', async () => {
  const [one, other] = [world.connect(origin), world.connect(origin)]
  one.say(request('1', '0x01'))
  other.say(request('1', '0x02'))
  await eventually('questions', () => JSON.stringify(world.session.data.get('approvals')).includes('0x02'))
  expect(await waiting()).toHaveLength(2)
  await approveAll()
  await eventually('answers', () => answersOf(one, '1').length > 0 && answersOf(other, '1').length > 0)
  expect(answersOf(one, '1')).toHaveLength(1)
  expect(answersOf(other, '1')).toHaveLength(1)
  expect(answersOf(one, '1')).not.toEqual(answersOf(other, '1'))
  expect(world.reported).toEqual([])
})
