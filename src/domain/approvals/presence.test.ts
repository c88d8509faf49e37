import { expect, test } from 'vitest'
import { createPresence } from '#domain/approvals/presence.ts'
import { question, site, world } from '#domain/approvals/testing/queue.ts'

function start() {
  const made = world()
  const queue = made.worker()
  const waits: { ms: number; end: () => void }[] = []
  const delay = (ms: number) => new Promise<void>((end) => waits.push({ ms, end }))
  return { queue, waits, presence: createPresence({ queue, delay }) }
}

test('a page that goes takes its questions with it, and only its own', async () => {
  const { queue, waits, presence } = start()
  presence.opened('channel-1')
  presence.opened('channel-2')
  await queue.put(question('1'))
  await queue.put(question('2', site, 'channel-2'))
  const gone = presence.closed('channel-1')
  expect(await queue.list()).toHaveLength(2)
  expect(waits[0]?.ms).toBe(2_000)
  waits[0]?.end()
  await gone
  expect((await queue.list()).map(({ requestId }) => requestId)).toEqual(['2'])
})

test('a page that comes back in time keeps its questions', async () => {
  const { queue, waits, presence } = start()
  presence.opened('channel-1')
  await queue.put(question('1'))
  const gone = presence.closed('channel-1')
  presence.opened('channel-1')
  waits[0]?.end()
  await gone
  expect(await queue.list()).toHaveLength(1)
})

test('after a stop those who do not come back are not waited for, the wallet’s own are', async () => {
  const { queue, waits, presence } = start()
  await queue.put(question('1'))
  await queue.put(question('2', site, 'channel-2'))
  await queue.put({ ...question('3'), requester: { type: 'wallet' } })
  const started = presence.start()
  presence.opened('channel-2')
  expect(waits[0]?.ms).toBe(5_000)
  waits[0]?.end()
  await started
  expect((await queue.list()).map(({ requestId }) => requestId)).toEqual(['2', '3'])
})

test('whether a page is there is known when it opened, or when its time is over', async () => {
  const { waits, presence } = start()
  const told: string[] = []
  const started = presence.start()
  void presence.known('channel-1').then(() => told.push('one'))
  void presence.known('channel-1').then(() => told.push('one again'))
  void presence.known('channel-2').then(() => told.push('two'))
  await Promise.resolve()
  expect(told).toEqual([])
  presence.opened('channel-1')
  await presence.known('channel-1')
  expect(told).toEqual(['one', 'one again'])
  waits[0]?.end()
  await started
  await presence.known('channel-3')
  expect(told).toEqual(['one', 'one again', 'two'])
})

test('of a page that has just gone it is known once it is back, or its questions went with it', async () => {
  const { queue, waits, presence } = start()
  const started = presence.start()
  waits[0]?.end()
  await started
  const told: string[] = []
  const approve = async (id: string) => {
    await presence.known('channel-1')
    told.push(id)
    return queue.approve(id, {})
  }
  presence.opened('channel-1')
  const first = await queue.put(question('1'))
  void presence.closed('channel-1')
  const back = approve(first.ok ? first.value : '')
  await Promise.resolve()
  expect(told).toEqual([])
  presence.opened('channel-1')
  expect(await back).toMatchObject({ status: 'done' })
  const second = await queue.put(question('2'))
  void presence.closed('channel-1')
  const late = approve(second.ok ? second.value : '')
  await Promise.resolve()
  expect(told).toHaveLength(1)
  waits.at(-1)?.end()
  expect(await late).toEqual({ status: 'rejected', reason: 'page-gone' })
})
