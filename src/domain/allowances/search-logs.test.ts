import { expect, test } from 'vitest'
import { err, ok, type Result } from '#core/result.ts'
import { searchLogs, type SearchCursor } from '#domain/allowances/search-logs.ts'
import { topicOf } from '#domain/allowances/rights-in-log.ts'
import type { RpcFailure } from '#domain/ports.ts'
import { logOf } from '#domain/testing/logs.ts'
import { address, spender, token } from '#domain/testing/subjects.ts'
import { testChain } from '#domain/testing/transactions.ts'

const owner = address('1')

type Filter = { readonly fromBlock: string; readonly toBlock: string; readonly topics: readonly unknown[] }

/** A node with an approval at some blocks, which refuses more blocks at once than `limit`. */
function start(head: number, blocks: readonly number[], limit: number, refusal: RpcFailure = refused) {
  const ranges: [number, number][] = []
  let now = 0
  const node = {
    ranges,
    costMs: 0,
    spenderAt: (block: number): string => `0x${String(block).padStart(40, '5')}`,
    failure: null as RpcFailure | null,
    clock: { now: () => now },
    chainRpc: (_: number, method: string, params: readonly unknown[]): Promise<Result<unknown, RpcFailure>> => {
      if (method === 'eth_blockNumber') return Promise.resolve(ok(`0x${head.toString(16)}`))
      const filter = params[0] as Filter
      const [from, to] = [Number(filter.fromBlock), Number(filter.toBlock)]
      expect(filter.topics[1]).toBe(topicOf(owner))
      ranges.push([from, to])
      now += node.costMs
      if (node.failure !== null) return Promise.resolve(err(node.failure))
      if (to - from + 1 > limit) return Promise.resolve(err(refusal))
      const inside = blocks.filter((block) => block >= from && block <= to)
      const log = (block: number) => logOf(token, 'Approval', [owner, node.spenderAt(block), 1n])
      return Promise.resolve(ok(inside.map((block) => ({ ...log(block), blockNumber: `0x${block.toString(16)}` }))))
    },
  }
  return node
}

const refused: RpcFailure = { kind: 'refused', code: -32_602, message: 'block range is too wide' }
const step = (node: ReturnType<typeof start>, cursor: SearchCursor | null = null) =>
  searchLogs(node, testChain, owner, cursor)

async function toEnd(node: ReturnType<typeof start>) {
  const blocks: bigint[] = []
  let cursor: SearchCursor | null = null
  for (let count = 0; count < 1_000; count += 1) {
    const told = await step(node, cursor)
    if (!told.ok) throw new Error(told.error.kind)
    blocks.push(...told.value.traces.flatMap((trace) => ('block' in trace ? [trace.block] : [])))
    cursor = told.value.next
    if (cursor === null) return blocks
  }
  throw new Error('no end')
}

/** Whether every block from the first to the head was looked at by a question that was answered. */
function covers(node: ReturnType<typeof start>, head: number, limit: number): boolean {
  const answered = node.ranges.filter(([from, to]) => to - from + 1 <= limit).toSorted(([a], [b]) => a - b)
  let next = 0
  for (const [from, to] of answered) {
    if (from !== next) return false
    next = to + 1
  }
  return next === head + 1
}

test('everything at once, where the node lets one: each right once, by its newest trace', async () => {
  const node = start(20_000_000, [5, 700, 19_999_999], Infinity)
  node.spenderAt = () => spender
  const told = await step(node)
  expect(told).toMatchObject({ value: { traces: [{ block: 19_999_999n }], next: null, head: 20_000_000 } })
  expect(node.ranges).toEqual([[0, 20_000_000]])
})

test.each([
  ['refuses', refused],
  ['drowns', { kind: 'too-large' }],
  ['does not answer in time', { kind: 'timeout' }],
] as const)(
  'a node that %s where it is asked too much is asked for less, and no block is left out',
  async (_, refusal) => {
    const node = start(100_000, [0, 50_000, 100_000], 10_000, refusal)
    expect(await toEnd(node)).toEqual(expect.arrayContaining([0n, 50_000n, 100_000n]))
    expect(covers(node, 100_000, 10_000)).toBe(true)
    expect(node.ranges.length).toBeLessThan(30)
  },
)

test('a step is bounded by requests and by time, and the next goes on where it ended', async () => {
  const node = start(1_000_000, [], 1_000)
  const first = await step(node)
  expect(node.ranges).toHaveLength(8)
  expect(first).toMatchObject({ ok: true, value: { traces: [] } })
  const slow = start(1_000_000, [], 1_000)
  slow.costMs = 2_000
  await step(slow)
  expect(slow.ranges).toHaveLength(2)
})

test('a node that refuses even a few blocks says so, and nothing is taken for nothing', async () => {
  expect(await step(start(1_000_000, [], 10))).toEqual(err({ kind: 'no-logs' }))
  expect(await step(start(50, [], 10))).toEqual(err({ kind: 'no-logs' }))
})

test('a node that is gone is a failure; what was found before it went is not lost', async () => {
  const node = start(1_000_000, [999_999], 500_000)
  const first = await step(node)
  expect(first).toMatchObject({ ok: true })
  node.failure = { kind: 'unreachable' }
  expect(await step(node)).toEqual(err({ kind: 'unreachable' }))
})

test('what is no log, or more than can be read, is asked for in less and then refused', async () => {
  const node = start(1_000_000, [], Infinity)
  const chainRpc: typeof node.chainRpc = (chain, method, params) =>
    method === 'eth_getLogs' ? Promise.resolve(ok([{ address: 'x' }])) : node.chainRpc(chain, method, params)
  expect(await searchLogs({ chainRpc, clock: node.clock }, testChain, owner, null)).toEqual(err({ kind: 'malformed' }))
})
