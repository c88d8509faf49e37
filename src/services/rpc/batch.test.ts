import { afterEach, beforeEach, expect, test } from 'vitest'
import { createRpc } from '#services/rpc/client.ts'
import {
  batchBody,
  body,
  hostileNode,
  type BatchAnswer,
  type Call,
  type HostileNode,
} from '#services/rpc/testing/hostile-node.ts'

let node: HostileNode
let rpc: ReturnType<typeof createRpc>

/** What a call of its own is answered: the number that it asked with. */
const right = ({ id, params }: Call) => ({ jsonrpc: '2.0', id, result: params[0] })

beforeEach(async () => {
  node = await hostileNode(body(right))
  rpc = createRpc()
})
afterEach(async () => {
  await node[Symbol.asyncDispose]()
})

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)
const ask = (index: number, method = 'eth_call') => rpc(node.url, method, [index])
const values = (count: number) => numbers(count).map((value) => ({ ok: true, value }))
const inTurn = (calls: readonly Call[]) => calls.map(right)

test('calls of one turn are one request, matched by id in whatever order they come back', async () => {
  node.answerBatch = batchBody((calls) => inTurn(calls).reverse())
  expect(await Promise.all(numbers(5).map((index) => ask(index)))).toEqual(values(5))
  expect([node.batches, node.calls]).toEqual([[5], []])
})

test('a call without company is a request of its own', async () => {
  expect(await ask(1)).toEqual({ ok: true, value: 1 })
  expect([node.batches, node.calls.length]).toEqual([[], 1])
})

test('a thousand calls are few requests, none of more than fifty', async () => {
  node.answerBatch = batchBody(inTurn)
  expect(await Promise.all(numbers(1_000).map((index) => ask(index)))).toEqual(values(1_000))
  expect(node.batches).toEqual(numbers(20).map(() => 50))
})

test('while a node is busy, calls wait for company, though not for long', async () => {
  const held: (() => void)[] = []
  node.answer = (response, call, request) => {
    held.push(() => {
      body(right)(response, call, request)
    })
  }
  node.answerBatch = batchBody(inTurn)
  const first = []
  for (const index of numbers(6)) {
    first.push(ask(index))
    await Promise.resolve()
    await Promise.resolve()
  }
  const late = await Promise.all([6, 7, 8].map((index) => ask(index)))
  expect(late).toEqual([6, 7, 8].map((value) => ({ ok: true, value })))
  expect(node.batches).toEqual([3])
  expect(held).toHaveLength(6)
  for (const release of held) release()
  expect(await Promise.all(first)).toEqual(values(6))
})

test.each(['eth_sendRawTransaction', 'eth_sendTransaction', 'eth_getLogs', 'evm_mine'])(
  '%s goes by itself',
  async (method) => {
    await Promise.all([ask(1, method), ask(2, method), ask(3, method)])
    expect([node.batches, node.calls.length]).toEqual([[], 3])
  },
)

test('what is sent is sent once, whatever the node makes of it', async () => {
  node.answer = body(() => '<h1>Too many', 429)
  expect(await Promise.all([ask(1, 'eth_sendRawTransaction'), ask(2, 'eth_sendRawTransaction')])).toEqual(
    numbers(2).map(() => ({ ok: false, error: { kind: 'unreachable' } })),
  )
  expect(node.calls).toHaveLength(2)
})

test('calls with another limit of size, too long and pressed ones and those that can be ended go by themselves', async () => {
  node.answerBatch = batchBody(inTurn)
  const long = 'x'.repeat(20_000)
  const answers = await Promise.all([
    rpc(node.url, 'eth_call', [1], { maxBytes: 1_000 }),
    rpc(node.url, 'eth_call', [2], { timeoutMs: 10_000, waited: 5_001 }),
    rpc(node.url, 'eth_call', [3], { signal: new AbortController().signal }),
    rpc(node.url, 'eth_call', [long]),
    rpc(node.url, 'eth_call', [4]),
  ])
  expect(answers).toEqual([1, 2, 3, long, 4].map((value) => ({ ok: true, value })))
  expect([node.batches, node.calls.length]).toEqual([[], 5])
})

test('a batch has its bytes, too', async () => {
  node.answerBatch = batchBody(inTurn)
  const answers = await Promise.all(numbers(40).map((index) => rpc(node.url, 'eth_call', [index, 'x'.repeat(15_000)])))
  expect(answers).toEqual(values(40))
  expect(Math.max(...node.batches)).toBeLessThan(18)
})

const refused = (code: number, message: string) => ({ jsonrpc: '2.0', id: null, error: { code, message } })

test.each<[string, BatchAnswer]>([
  ['an error in place of a list', batchBody(() => refused(-32_600, 'no batches'))],
  ['HTML', batchBody(() => '<!doctype html><p>welcome')],
  ['HTML with status 502', batchBody(() => '<h1>Bad gateway', 502)],
  ['status 413', batchBody(() => refused(-32_600, 'too many'), 413)],
  ['right answers under status 400', batchBody(inTurn, 400)],
  ['an empty list', batchBody(() => [])],
  ['no ids', batchBody((calls) => calls.map(({ params }) => ({ jsonrpc: '2.0', result: params[0] })))],
  ['ids as text', batchBody((calls) => calls.map((call) => ({ ...right(call), id: String(call.id) })))],
  ['a list in the list', batchBody((calls) => [inTurn(calls)])],
  ['too many', batchBody((calls) => [...inTurn(calls), ...inTurn(calls)])],
  ['half a list', batchBody((calls) => JSON.stringify(inTurn(calls)).slice(0, -9))],
  ['a refusal of each', batchBody((calls) => calls.map(({ id }) => ({ ...refused(-32_005, 'slow down'), id })))],
  [
    'a refusal of batches in words',
    batchBody((calls) => calls.map(({ id }) => ({ ...refused(31, 'Batch of 5'), id }))),
  ],
  [
    'a reset',
    (response) => {
      response.socket?.resetAndDestroy()
    },
  ],
])('%s: each is asked by itself, and that node gets no batch again', async (_, answer) => {
  node.answerBatch = answer
  expect(await Promise.all(numbers(4).map((index) => ask(index)))).toEqual(values(4))
  expect([node.batches, node.calls.length]).toEqual([[4], 4])
  expect(await Promise.all(numbers(4).map((index) => ask(index)))).toEqual(values(4))
  expect([node.batches, node.calls.length]).toEqual([[4], 8])
})

const poison = { jsonrpc: '2.0', result: 'of another' }

/** The right answers, with something else in place of the first. */
const spoiled = (make: (first: Call) => object | null) => (calls: readonly Call[]) => [
  ...calls.slice(0, 1).map(make),
  ...inTurn(calls.slice(1)),
]

test.each<[string, (calls: readonly Call[]) => unknown[]]>([
  ['only the first is there', (calls) => inTurn(calls.slice(0, 1))],
  ['one of four is missing', (calls) => inTurn(calls).slice(1)],
  ['one has an id that was not asked', spoiled(({ id }) => ({ ...poison, id: id + 99 }))],
  ['one has the id of another', spoiled(({ id }) => ({ ...poison, id: id + 1 }))],
  ['one has two forms', spoiled((call) => ({ ...right(call), error: { code: 1, message: '' } }))],
  ['one is of another version', spoiled(({ id }) => ({ ...poison, id, jsonrpc: '1.0' }))],
  ['one is null', spoiled(() => null)],
])('%s: what is sure is taken, the rest asked again', async (_, make) => {
  node.answerBatch = batchBody(make)
  expect(await Promise.all(numbers(4).map((index) => ask(index)))).toEqual(values(4))
  expect(node.batches).toEqual([4])
  expect(node.calls.length).toBeLessThan(4)
})

test('one refusal in a batch is the answer to that call alone', async () => {
  node.answerBatch = batchBody(([first, ...calls]) => [
    { jsonrpc: '2.0', id: first?.id, error: { code: 3, message: 'execution reverted', data: '0x08' } },
    ...inTurn(calls),
  ])
  const [reverted, ...others] = await Promise.all(numbers(3).map((index) => ask(index)))
  expect(reverted).toEqual({
    ok: false,
    error: { kind: 'refused', code: 3, message: 'execution reverted', data: '0x08' },
  })
  expect(others).toEqual(values(3).slice(1))
  expect(node.calls).toEqual([])
})

test('answers that are too large together come one by one, and the node gets batches all the same', async () => {
  const large = 'x'.repeat(600)
  node.answer = body(({ id }) => ({ jsonrpc: '2.0', id, result: large }))
  node.answerBatch = batchBody((calls) => calls.map(({ id }) => ({ jsonrpc: '2.0', id, result: large })))
  const two = () => Promise.all(numbers(2).map((index) => rpc(node.url, 'eth_call', [index], { maxBytes: 1_000 })))
  expect(await two()).toEqual(numbers(2).map(() => ({ ok: true, value: large })))
  await two()
  expect([node.batches, node.calls.length]).toEqual([[2, 2], 4])
})

test('a batch that is not answered in time is asked one by one', async () => {
  node.answerBatch = () => undefined
  const two = await Promise.all(numbers(2).map((index) => rpc(node.url, 'eth_call', [index], { timeoutMs: 200 })))
  expect(two).toEqual(values(2))
  expect(await Promise.all([ask(0), ask(1)])).toEqual(values(2))
  expect(node.batches).toEqual([2])
})

test('a node that answers nothing is waited for once, however it is asked', async () => {
  node.answerBatch = () => undefined
  node.answer = () => undefined
  const began = performance.now()
  const two = await Promise.all(numbers(2).map((index) => rpc(node.url, 'eth_call', [index], { timeoutMs: 300 })))
  expect(two).toEqual(numbers(2).map(() => ({ ok: false, error: { kind: 'timeout' } })))
  expect(performance.now() - began).toBeLessThan(450)
  expect([node.batches, node.calls.length]).toEqual([[2], 2])
})

test('one that is pressed does not shorten the time of the others', async () => {
  node.answer = (response, call, request) =>
    void setTimeout(() => {
      body(right)(response, call, request)
    }, 150)
  const options = { timeoutMs: 10_000, waited: 9_950 }
  const [pressed, other] = await Promise.all([rpc(node.url, 'eth_call', [0], options), ask(1)])
  expect(pressed).toEqual({ ok: false, error: { kind: 'timeout' } })
  expect(other).toEqual({ ok: true, value: 1 })
  expect(await rpc(node.url, 'eth_call', [2], { timeoutMs: 100, waited: 100 })).toEqual(pressed)
  expect(node.calls.map(({ params }) => params[0])).not.toContain(2)
})

test('a node that is away is not taken for one that refuses batches', async () => {
  const drop: BatchAnswer = (response) => {
    response.socket?.resetAndDestroy()
  }
  node.answerBatch = drop
  node.answer = (response) => {
    response.socket?.resetAndDestroy()
  }
  expect(await Promise.all([ask(0), ask(1)])).toEqual(
    numbers(2).map(() => ({ ok: false, error: { kind: 'unreachable' } })),
  )
  node.answerBatch = batchBody(inTurn)
  expect(await Promise.all([ask(0), ask(1)])).toEqual(values(2))
  expect(node.batches).toEqual([2, 2])
})
