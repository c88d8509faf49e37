import { expect, test } from 'vitest'
import { chain, otherSite } from '#domain/approvals/testing/queue.ts'
import { nextPause } from '#provider/subscriptions/poll.ts'
import { asker, startListening, type Listening } from '#provider/subscriptions/testing/listener.ts'

const heads = { kind: 'heads' } as const
const logs = { kind: 'logs', criteria: {} } as const
const pending = { kind: 'pending' } as const
const transaction = `0x${'cd'.repeat(32)}`

async function subscribe(
  listening: Listening,
  wanted: Parameters<Listening['worker']['add']>[2] = heads,
  from = asker,
) {
  await listening.worker.opened(from.channel)
  return listening.worker.add(from, chain, wanted, true)
}
const told = (listening: Listening, channel = asker.channel) => listening.told.get(channel) ?? []
const numbers = (listening: Listening, channel?: string) =>
  told(listening, channel).map(({ result }) => Number((result as { number: string }).number))

test('a subscriber is told of each head once, without what is in the block', async () => {
  const listening = startListening()
  const id = await subscribe(listening)
  expect(id).toMatch(/^0x[1-9a-f][0-9a-f]*$/)
  listening.chain.mine(2)
  await listening.tick()
  await listening.tick()
  expect(told(listening).map((each) => each.id)).toEqual([id, id])
  expect(told(listening)[0]?.result).toEqual({
    number: '0x1',
    hash: listening.chain.canonical()[1]?.hash,
    parentHash: listening.chain.canonical()[0]?.hash,
    timestamp: '0x2',
    logsBloom: '0x00',
  })
})

test('who subscribed by a session is told by its event alone, with the network, also by the next worker', async () => {
  const listening = startListening()
  await listening.worker.opened(asker.channel)
  const id = await listening.worker.add({ ...asker, isInvoked: true }, chain, pending, true)
  listening.chain.wait(transaction)
  await listening.tick()
  listening.stop()
  await listening.worker.opened(asker.channel)
  listening.chain.mine()
  await listening.tick()
  const results = [transaction, listening.chain.canonical()[1]?.transactions.at(-1)]
  const params = results.map((result) => ({ subscription: id, result }))
  expect(listening.otherwise).toEqual(
    params.map((each) => ({
      name: 'wallet_notify',
      value: { scope: 'eip155:1', notification: { method: 'eth_subscription', params: each } },
    })),
  )
  expect(told(listening)).toEqual([])
  expect(await listening.worker.remove(asker, id, true)).toBe(true)
})

test('logs of blocks that are taken back come again as removed', async () => {
  const listening = startListening()
  await subscribe(listening, logs)
  listening.chain.mine()
  await listening.tick()
  listening.chain.reorganise(1)
  await listening.tick()
  const [first, again, ...others] = told(listening).map(({ result }) => result as { blockHash: string; removed?: true })
  expect(again).toEqual({ ...first, removed: true })
  expect(others.map(({ blockHash }) => blockHash)).toEqual(
    listening.chain
      .canonical()
      .slice(1)
      .map(({ hash }) => hash),
  )
})

test('a transaction is told once: when it waits, or with its block', async () => {
  const listening = startListening()
  listening.chain.wait(`0x${'01'.repeat(32)}`)
  await subscribe(listening, pending)
  listening.chain.wait(transaction)
  await listening.tick()
  listening.chain.mine()
  await listening.tick()
  expect(told(listening).map(({ result }) => result)).toEqual([
    transaction,
    listening.chain.canonical()[1]?.transactions.at(-1),
  ])
})

test('subscribers of one chain share a look; each is told what is its own', async () => {
  const listening = startListening()
  listening.permitted.set(otherSite, [chain])
  const ids = [
    await subscribe(listening),
    await subscribe(listening),
    await subscribe(listening, heads, { origin: otherSite, channel: 'channel-2' }),
  ]
  listening.chain.mine()
  listening.chain.calls.length = 0
  await listening.tick()
  expect(listening.chain.calls).toEqual([['eth_getBlockByNumber', 'latest']])
  expect(told(listening).map(({ id }) => id)).toEqual([ids[0], ids[1]])
  expect(told(listening, 'channel-2').map(({ id }) => id)).toEqual([ids[2]])
})

test('who unsubscribes is told no more, also of what was on its way', async () => {
  const listening = startListening()
  const id = await subscribe(listening)
  expect(await listening.worker.isListening(asker.channel)).toBe(true)
  listening.chain.mine()
  let go = (): void => undefined
  const { read } = listening
  listening.read = async (method, params) => {
    await new Promise<void>((resolve) => (go = resolve))
    return read(method, params)
  }
  await listening.tick()
  expect(await listening.worker.remove({ ...asker, channel: 'channel-2' }, id, true)).toBe(false)
  expect(await listening.worker.remove({ ...asker, origin: otherSite }, id, true)).toBe(false)
  expect(await listening.worker.remove(asker, id, false)).toBe(false)
  expect(await listening.worker.remove(asker, id, true)).toBe(true)
  go()
  await listening.tick()
  expect(told(listening)).toEqual([])
  expect(await listening.worker.remove(asker, id, true)).toBe(false)
  expect(await listening.worker.isListening(asker.channel)).toBe(false)
  expect(listening.changed).toEqual([asker.channel, asker.channel])
  expect(listening.pauses()).toEqual([])
})

test('a stopped worker loses nothing and tells nothing twice', async () => {
  const listening = startListening()
  await subscribe(listening)
  listening.chain.mine()
  await listening.tick()
  listening.stop()
  listening.chain.mine(3)
  await listening.tick()
  expect(numbers(listening)).toEqual([1])
  await listening.worker.opened(asker.channel)
  await listening.tick()
  expect(numbers(listening)).toEqual([1, 2, 3, 4])
})

test('a document that is kept aside costs nothing, and hears all of it when it is back', async () => {
  const listening = startListening()
  await subscribe(listening)
  await listening.worker.closed(asker.channel)
  listening.chain.mine(2)
  await listening.tick()
  expect([told(listening), listening.pauses()]).toEqual([[], []])
  listening.now += 9 * 60_000
  await listening.worker.opened(asker.channel)
  await listening.tick()
  expect(numbers(listening)).toEqual([1, 2])
})

test('one that does not come back is forgotten', async () => {
  const listening = startListening()
  const id = await subscribe(listening)
  await listening.worker.closed(asker.channel)
  listening.now += 11 * 60_000
  expect(await listening.worker.remove(asker, id, true)).toBe(false)
})

test('a lock ends all, and so does the loss of the grant or of the network', async () => {
  for (const end of [
    (listening: Listening) => listening.worker.onLock(),
    (listening: Listening) => {
      listening.permitted.delete(asker.origin)
      return listening.worker.onSites()
    },
    (listening: Listening) => {
      listening.permitted.set(asker.origin, [])
      return listening.worker.onSites()
    },
  ]) {
    const listening = startListening()
    await subscribe(listening)
    await end(listening)
    expect(await listening.worker.isListening(asker.channel)).toBe(false)
    expect(await listening.store.get('watches')).toEqual([])
  }
})

test('another site’s loss ends nothing', async () => {
  const listening = startListening()
  listening.permitted.set(otherSite, [chain])
  await subscribe(listening)
  await subscribe(listening, heads, { origin: otherSite, channel: 'channel-2' })
  listening.permitted.delete(otherSite)
  await listening.worker.onSites()
  expect(await listening.worker.isListening(asker.channel)).toBe(true)
  expect(await listening.worker.isListening('channel-2')).toBe(false)
})

test('without a grant nothing is told, even before its end was heard of', async () => {
  const listening = startListening()
  await subscribe(listening)
  listening.permitted.set(asker.origin, [])
  listening.chain.mine()
  await listening.tick()
  expect(told(listening)).toEqual([])
})

test('a node that fails is asked less often, and what was missed is told when it is back', async () => {
  const listening = startListening()
  await subscribe(listening)
  const { read } = listening
  listening.read = () => Promise.reject(new Error('away'))
  for (let round = 0; round < 9; round += 1) await listening.tick()
  expect(listening.pauses()).toEqual([60_000])
  listening.chain.mine(2)
  listening.read = read
  await listening.tick()
  expect(numbers(listening)).toEqual([1, 2])
  expect(listening.pauses()).toEqual([2_000])
})

test('logs that a node refuses keep nobody else waiting', async () => {
  const listening = startListening()
  await subscribe(listening, logs)
  await subscribe(listening)
  const { read } = listening
  listening.read = (method, params) =>
    method === 'eth_getLogs' ? Promise.reject(new Error('too many')) : read(method, params)
  listening.chain.mine()
  await listening.tick()
  expect(numbers(listening)).toEqual([1])
  listening.read = read
  await listening.tick()
  expect(told(listening)).toHaveLength(2)
})

test('the pause follows the pace of the chain', () => {
  expect(nextPause(1_000, { failed: false, steps: 0 })).toBe(1_500)
  expect(nextPause(4_000, { failed: false, steps: 0 })).toBe(4_000)
  expect(nextPause(4_000, { failed: false, steps: 1 })).toBe(4_000)
  expect(nextPause(4_000, { failed: false, steps: 2 })).toBe(2_000)
  expect(nextPause(1_000, { failed: false, steps: 9 })).toBe(1_000)
  expect(nextPause(1_000, { failed: true, steps: 0 })).toBe(2_000)
  expect(nextPause(60_000, { failed: true, steps: 0 })).toBe(60_000)
  expect(nextPause(60_000, { failed: false, steps: 0 })).toBe(4_000)
})

test('a store that is full for a moment ends no listening', async () => {
  const listening = startListening()
  await subscribe(listening)
  const { set } = listening.store
  const full = new Error('QuotaExceededError')
  Object.assign(listening.store, { set: () => Promise.reject(full) })
  listening.chain.mine()
  await listening.tick()
  Object.assign(listening.store, { set })
  expect(listening.reported).toEqual([full])
  listening.chain.mine()
  await listening.tick()
  expect(numbers(listening)).toEqual([1, 2])
})
