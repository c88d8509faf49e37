import { expect, test } from 'vitest'
import { err, ok } from '#core/result.ts'
import type { Execution } from '#domain/approvals/execution.ts'
import { question, world } from '#domain/approvals/testing/queue.ts'

/** A worker that is stopped never runs another line; the next one finds its stores. */
const never = new Promise<Execution>(() => undefined)
const key = { channel: 'channel-1', requestId: '1', step: 0 }

test('stopped while it waits: the page that asks again finds its question, and the answer', async () => {
  const { worker, executed, window } = world()
  await worker().put(question('1'))
  const queue = worker()
  const id = (await queue.find(key)) ?? ''
  const waiting = queue.settled(id)
  expect(await queue.approve(id, {})).toEqual({ status: 'done', result: 'done' })
  expect(await waiting).toEqual({ status: 'done', result: 'done' })
  expect(executed).toHaveLength(1)
  expect(window).toEqual(['show id-1', 'close'])
})

test('stopped while it is carried out: carried out again under the same id and decision', async () => {
  const made = world()
  made.execute = () => never
  const first = made.worker()
  const placed = await first.put(question('1'))
  const id = placed.ok ? placed.value : ''
  void first.approve(id, {})
  await expect.poll(() => made.executed.length).toBe(1)
  made.execute = () => Promise.resolve(ok('0xhash'))
  const queue = made.worker()
  const waiting = queue.settled(id)
  await queue.resume()
  expect(await waiting).toEqual({ status: 'done', result: '0xhash' })
  expect(made.executed.map((approval) => approval.id)).toEqual([id, id])
  expect(made.executed[1]?.state).toEqual({ status: 'executing', decision: {} })
})

test('stopped while it is carried out, and refused after: too late', async () => {
  const made = world()
  made.execute = () => never
  const first = made.worker()
  const placed = await first.put(question('1'))
  const id = placed.ok ? placed.value : ''
  void first.approve(id, {})
  await expect.poll(() => made.executed.length).toBe(1)
  const queue = made.worker()
  await queue.reject('page-gone', () => true)
  expect((await queue.get(id))?.state.status).toBe('executing')
})

test('locked while it is carried out: nothing is lost, and it goes on after the unlock', async () => {
  const made = world()
  made.execute = () => Promise.resolve(err('locked'))
  const queue = made.worker()
  const placed = await queue.put(question('1'))
  const id = placed.ok ? placed.value : ''
  expect(await queue.approve(id, {})).toBeNull()
  expect((await queue.get(id))?.state.status).toBe('executing')
  made.execute = () => Promise.resolve(ok('late'))
  await queue.resume()
  expect(await queue.settled(id)).toEqual({ status: 'done', result: 'late' })
})

test('locked and opened again while it is carried out: it goes on all the same', async () => {
  const made = world()
  const { promise, resolve } = Promise.withResolvers<Execution>()
  made.execute = () => promise
  const queue = made.worker()
  const placed = await queue.put(question('1'))
  const id = placed.ok ? placed.value : ''
  const approved = queue.approve(id, {})
  await expect.poll(() => made.executed.length).toBe(1)
  const resumed = queue.resume()
  made.execute = () => Promise.resolve(ok('late'))
  resolve(err('locked'))
  await Promise.all([approved, resumed])
  expect(await queue.settled(id)).toEqual({ status: 'done', result: 'late' })
  expect(made.executed).toHaveLength(2)
})

test.each([
  ['done', { status: 'done', result: 'done' }],
  ['rejected', { status: 'rejected', reason: 'user' }],
] as const)('stopped after it was %s: asked again, the same answer and no window', async (how, state) => {
  const { worker, executed, window } = world()
  const first = worker()
  const placed = await first.put(question('1'))
  const id = placed.ok ? placed.value : ''
  await (how === 'done' ? first.approve(id, {}) : first.reject('user', () => true))
  const queue = worker()
  expect(await queue.put(question('1'))).toEqual(ok(id))
  expect(await queue.settled(id)).toEqual(state)
  await queue.resume()
  expect(executed).toHaveLength(how === 'done' ? 1 : 0)
  expect(window).toEqual(['show id-1', 'close'])
})
