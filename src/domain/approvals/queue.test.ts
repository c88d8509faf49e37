import { hexFromBytes } from '#core/hex.ts'
import { expect, test } from 'vitest'
import { err, ok } from '#core/result.ts'
import { inAll, perSite, type Question } from '#domain/approvals/queue.ts'
import { account, chain, connectQuestion, otherSite, question, world } from '#domain/approvals/testing/queue.ts'

const key = (requestId: string) => ({ channel: 'channel-1', requestId, step: 0 })
const idOf = (placed: { ok: boolean; value?: string }): string => placed.value ?? ''

test('a question is stored before it is shown', async () => {
  const { worker, window } = world()
  await worker().put(question('1'))
  expect(window).toEqual(['show id-1'])
})

test('one id, one approval: asked again it is the same question, and no window more', async () => {
  const { worker, window } = world()
  const queue = worker()
  const first = await queue.put(question('1'))
  expect(await queue.put(question('1'))).toEqual(first)
  expect(await queue.list()).toHaveLength(1)
  expect(window).toHaveLength(1)
})

test('approved: executed once, answered with the result, the window closed', async () => {
  const { worker, window, executed } = world()
  const queue = worker()
  const id = idOf(await queue.put(question('1')))
  const waiting = queue.settled(id)
  expect(await queue.approve(id, {})).toEqual({ status: 'done', result: 'done' })
  expect(await waiting).toEqual({ status: 'done', result: 'done' })
  expect(await queue.approve(id, {})).toEqual({ status: 'done', result: 'done' })
  expect(executed).toHaveLength(1)
  expect(window).toEqual(['show id-1', 'close'])
})

test('approved twice at once is executed once', async () => {
  const { worker, executed } = world()
  const queue = worker()
  const id = idOf(await queue.put(question('1')))
  await Promise.all([queue.approve(id, {}), queue.approve(id, {})])
  expect(executed).toHaveLength(1)
})

test('a decision that does not fit changes nothing', async () => {
  const { worker, executed } = world()
  const queue = worker()
  const id = idOf(await queue.put(connectQuestion('1')))
  expect(await queue.approve(id, { accounts: [] })).toBeNull()
  expect(await queue.approve(id, { accounts: ['0x1'], chainId: 1 })).toBeNull()
  expect(executed).toHaveLength(0)
  expect((await queue.get(id))?.state).toEqual({ status: 'pending' })
  expect(await queue.approve(id, { accounts: [account], chainId: chain })).toMatchObject({ status: 'done' })
})

test('refused: never executed, whatever comes after', async () => {
  const { worker, executed } = world()
  const queue = worker()
  const id = idOf(await queue.put(question('1')))
  await queue.reject('user', (approval) => approval.id === id)
  expect(await queue.settled(id)).toEqual({ status: 'rejected', reason: 'user' })
  expect(await queue.approve(id, {})).toEqual({ status: 'rejected', reason: 'user' })
  expect(executed).toHaveLength(0)
})

test('a failure is kept as it was, and the window stays to tell it', async () => {
  const made = world()
  made.execute = () => Promise.resolve(err({ code: -32003, message: 'nonce too low', reason: 'refused' }))
  const queue = made.worker()
  const id = idOf(await queue.put(question('1')))
  expect(await queue.approve(id, {})).toEqual({
    ...{ status: 'failed', code: -32003, message: 'nonce too low', reason: 'refused' },
  })
  expect(made.window).toEqual(['show id-1'])
})

test('one site may have a few waiting, all sites together some more', async () => {
  const { worker } = world()
  const queue = worker()
  for (let count = 0; count < perSite; count += 1) expect((await queue.put(question(String(count)))).ok).toBe(true)
  expect(await queue.put(question('more'))).toEqual(err('too-many'))
  for (let count = perSite; count < inAll; count += 1) {
    const origin = `https://${String(count)}.example` as typeof otherSite
    expect((await queue.put(question(String(count), origin, `channel-${String(count)}`))).ok).toBe(true)
  }
  expect(await queue.put(question('x', otherSite, 'channel-x'))).toEqual(err('too-many'))
  expect((await queue.put({ ...question('own'), requester: { type: 'wallet' } })).ok).toBe(true)
})

test('asking to connect twice is answered as such; another kind is not', async () => {
  const { worker } = world()
  const queue = worker()
  await queue.put(connectQuestion('1'))
  expect(await queue.put(connectQuestion('2'))).toEqual(err('already-asked'))
  expect((await queue.put(connectQuestion('3', otherSite))).ok).toBe(true)
  expect((await queue.put(question('4'))).ok).toBe(true)
})

test('after three refusals a site is left aside for a while, and only that site', async () => {
  const made = world()
  const queue = made.worker()
  for (const requestId of ['1', '2', '3']) {
    await queue.put(question(requestId))
    await queue.reject('user', () => true)
  }
  expect(await queue.put(question('4'))).toEqual(err('cooling-down'))
  expect((await queue.put(question('5', otherSite))).ok).toBe(true)
  made.now += 30_000
  expect((await queue.put(question('6'))).ok).toBe(true)
})

test('closing the window over five questions is one refusal; a page that goes is none', async () => {
  const { worker } = world()
  const queue = worker()
  for (const requestId of ['1', '2', '3', '4', '5']) await queue.put(question(requestId))
  await queue.reject('user', () => true)
  for (const requestId of ['6', '7', '8']) {
    await queue.put(question(requestId))
    await queue.reject('page-gone', () => true)
  }
  expect((await queue.put(question('9'))).ok).toBe(true)
})

test('a window that cannot be shown leaves no question behind', async () => {
  const made = world()
  const queue = made.worker()
  made.window.push = () => {
    throw new Error('no window')
  }
  await expect(queue.put(question('1'))).rejects.toThrow('no window')
  expect(await queue.list()).toEqual([])
})

test('what is not known counts as superseded', async () => {
  expect(await world().worker().settled('never')).toEqual({ status: 'rejected', reason: 'superseded' })
})

test('an answer is kept for ten minutes, and nothing of the site or the request with it', async () => {
  const made = world()
  const queue = made.worker()
  await queue.approve(idOf(await queue.put(question('1'))), {})
  expect(JSON.stringify(await made.store.get('approvals'))).not.toMatch(/example|0xf39F/)
  made.now += 600_000
  await queue.put(question('2'))
  expect(await queue.find(key('1'))).toBeNull()
})

test('on lock answers are dropped, that they were given is not', async () => {
  const made = world()
  const queue = made.worker()
  const id = idOf(await queue.put(question('1')))
  await queue.approve(id, {})
  await queue.forgetAnswers()
  expect(JSON.stringify(await made.store.get('approvals'))).not.toContain('"done"')
  expect(await queue.settled(id)).toMatchObject({ status: 'failed', reason: 'forgotten' })
  expect(await queue.put(question('1'))).toEqual(ok(id))
})

test('a store that holds something else is an empty queue', async () => {
  const made = world()
  await made.store.set('approvals', { waiting: [{ id: 1 }], settled: 'x' })
  expect(await made.worker().list()).toEqual([])
})

test('what waits never takes the room that the session needs', async () => {
  const { worker } = world()
  const queue = worker()
  const long = { account, message: hexFromBytes(new Uint8Array(300_000)) }
  const of = (count: number) => question(String(count), `https://${String(count)}.example` as typeof otherSite)
  for (let count = 0; count < 4; count += 1)
    expect(await queue.put({ ...of(count), request: long })).toMatchObject({ ok: true })
  expect(await queue.put({ ...of(5), request: long })).toEqual(err('too-many'))
  expect(await queue.put({ ...of(5), requester: { type: 'wallet' }, request: long })).toMatchObject({ ok: true })
})

test('what one site asks at length leaves room for others, the question itself counted', async () => {
  const { worker } = world()
  const queue = worker()
  const longer = { account, message: hexFromBytes(new Uint8Array(400_000)) }
  expect(await queue.put({ ...question('1'), request: longer })).toEqual(err('too-many'))
  const long = { account, message: hexFromBytes(new Uint8Array(300_000)) }
  expect(await queue.put({ ...question('1'), request: long })).toMatchObject({ ok: true })
  expect(await queue.put({ ...question('2'), request: long })).toEqual(err('too-many'))
  expect(await queue.put({ ...question('3', otherSite), request: long })).toMatchObject({ ok: true })
})

test('room is counted in bytes, as the browser does', async () => {
  const { worker } = world()
  const queue = worker()
  const typed = (text: string): Question<'typed-data'> => ({
    ...question('1'),
    kind: 'typed-data',
    request: { account, typedData: { domain: {}, primaryType: 'A', types: {}, message: { text } } } as never,
  })
  expect(await queue.put(typed('字'.repeat(300_000)))).toEqual(err('too-many'))
  expect(await queue.put(typed('x'.repeat(300_000)))).toMatchObject({ ok: true })
})

test('held: out of sight, answered by its page alone once it is released or ended, and never by the page’s going', async () => {
  const made = world()
  made.execute = () => Promise.resolve(err('held'))
  const queue = made.worker()
  await queue.put(question('1'))
  await queue.put(question('2'))
  expect(await queue.approve('id-1', {})).toEqual({ status: 'held' })
  expect(await queue.approve('id-2', {})).toEqual({ status: 'held' })
  expect(made.window.at(-1)).toBe('close')
  expect(await queue.list()).toEqual([])
  const [first, second] = [queue.settled('id-1'), queue.settled('id-2')]
  await queue.reject('page-gone', () => true)
  await made.worker().resume()
  expect(made.executed).toHaveLength(2)
  made.execute = () => Promise.resolve(ok('0xhash'))
  expect(await queue.release('id-1', {})).toEqual({ status: 'done', result: '0xhash' })
  expect(await first).toEqual({ status: 'done', result: '0xhash' })
  expect(await queue.release('id-1', {})).toBeNull()
  await queue.abandon({ code: 4001, message: 'no', reason: 'held-cancelled' }, ({ id }) => id === 'id-2')
  expect(await second).toMatchObject({ status: 'failed', code: 4001, reason: 'held-cancelled' })
  expect(made.executed.map(({ id }) => id)).toEqual(['id-1', 'id-2', 'id-1'])
})
