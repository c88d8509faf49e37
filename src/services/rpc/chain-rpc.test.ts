import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ChainId } from '#core/chain-id.ts'
import { LockedError } from '#domain/locked-error.ts'
import { builtInNetworks } from '#domain/networks/built-in.ts'
import { RpcUrl } from '#domain/networks/rpc-url.ts'
import { createChainRpc } from '#services/rpc/chain-rpc.ts'
import { createRpc } from '#services/rpc/client.ts'
import { body, hostileNode, type Answer, type HostileNode } from '#services/rpc/testing/hostile-node.ts'

const serving =
  (chainId: string): Answer =>
  (response, call, request) => {
    body(({ id, method }) => ({ jsonrpc: '2.0', id, result: method === 'eth_chainId' ? chainId : '0xabc' }))(
      response,
      call,
      request,
    )
  }

let node: HostileNode
let other: HostileNode
let world: { unlocked: boolean; chosen: boolean; url: string; now: number }

beforeEach(async () => {
  node = await hostileNode(serving('0x1'))
  other = await hostileNode(serving('0x1'))
  world = { unlocked: true, chosen: true, url: node.url, now: 0 }
})
afterEach(async () => {
  await node[Symbol.asyncDispose]()
  await other[Symbol.asyncDispose]()
})

const networks = {
  chosen: () => Promise.resolve(world.chosen),
  get: (chainId: ChainId) => {
    const network = builtInNetworks.find((each) => each.chainId === chainId)
    return Promise.resolve(network === undefined ? null : { ...network, rpcUrl: v.parse(RpcUrl, world.url) })
  },
}
const clock = { now: () => world.now }
const make = () =>
  createChainRpc({ rpc: createRpc(), networks, isUnlocked: () => Promise.resolve(world.unlocked), clock })
const methods = (of: HostileNode) => of.calls.map((call) => call.method)

test('asks for the chain once, before the first call, however many come at once', async () => {
  const chainRpc = make()
  const answers = await Promise.all([1, 2, 3].map(() => chainRpc(1, 'eth_a', [])))
  expect(answers).toEqual([1, 2, 3].map(() => ({ ok: true, value: '0xabc' })))
  await chainRpc(1, 'eth_b', [])
  expect(methods(node)).toEqual(['eth_chainId', 'eth_a', 'eth_a', 'eth_a', 'eth_b'])
})

test('asks again when the URL changes, and when it changes back', async () => {
  const chainRpc = make()
  await chainRpc(1, 'eth_a', [])
  world.url = other.url
  await chainRpc(1, 'eth_a', [])
  world.url = node.url
  await chainRpc(1, 'eth_a', [])
  expect(methods(node)).toEqual(['eth_chainId', 'eth_a', 'eth_chainId', 'eth_a'])
  expect(methods(other)).toEqual(['eth_chainId', 'eth_a'])
})

test('a node of another chain hears nothing but that question, and may get better', async () => {
  node.answer = serving('0x5')
  const chainRpc = make()
  expect(await chainRpc(1, 'eth_a', [])).toEqual({ ok: false, error: { kind: 'wrong-chain', actual: 5 } })
  expect(methods(node)).toEqual(['eth_chainId'])
  node.answer = serving('0x1')
  expect(await chainRpc(1, 'eth_a', [])).toEqual({ ok: true, value: '0xabc' })
})

test('a node that serves another chain later is found out beside the next call that matters', async () => {
  const chainRpc = make()
  await chainRpc(1, 'eth_a', [])
  node.answer = serving('0x5')
  expect(await chainRpc(1, 'eth_a', [])).toEqual({ ok: true, value: '0xabc' })
  expect(await chainRpc(1, 'eth_a', [], { recheck: true })).toEqual({
    ok: false,
    error: { kind: 'wrong-chain', actual: 5 },
  })
  const before = node.calls.length
  expect(await chainRpc(1, 'eth_a', [])).toMatchObject({ ok: false, error: { kind: 'wrong-chain' } })
  expect(methods(node).slice(before)).toEqual(['eth_chainId'])
})

test('after a minute it is asked again beside a read, and before what is signed leaves', async () => {
  const chainRpc = make()
  await chainRpc(1, 'eth_a', [])
  world.now = 60_001
  expect(await chainRpc(1, 'eth_b', [])).toEqual({ ok: true, value: '0xabc' })
  expect(methods(node).toSorted()).toEqual(['eth_a', 'eth_b', 'eth_chainId', 'eth_chainId'])
  await chainRpc(1, 'eth_b', [])
  expect(methods(node)).toHaveLength(5)
  world.now = 120_003
  node.answer = serving('0x5')
  expect(await chainRpc(1, 'eth_sendRawTransaction', ['0x'])).toMatchObject({ error: { kind: 'wrong-chain' } })
  expect(methods(node)).not.toContain('eth_sendRawTransaction')
})

test('the question about the chain is in the time of the call', async () => {
  node.answer = (response, call, request) => {
    world.now += 150
    if (call.method === 'eth_chainId') serving('0x1')(response, call, request)
  }
  const began = performance.now()
  expect(await make()(1, 'eth_a', [], { timeoutMs: 250 })).toEqual({ ok: false, error: { kind: 'timeout' } })
  expect(performance.now() - began).toBeLessThan(220)
})

test.each(['locked', 'not-consented'])('no packet leaves while %s', async (kind) => {
  world.unlocked = kind !== 'locked'
  world.chosen = kind !== 'not-consented'
  expect(await make()(1, 'eth_a', [])).toEqual({ ok: false, error: { kind } })
  expect(node.calls).toEqual([])
})

test.each([999_999, 0, -1, 1.5, Number.NaN])('chain %d is unknown', async (chainId) => {
  expect(await make()(chainId, 'eth_a', [])).toEqual({ ok: false, error: { kind: 'unknown-chain' } })
  expect(node.calls).toEqual([])
})

test('a lock that falls while it looks is no crash', async () => {
  const chosen = () => Promise.reject(new LockedError())
  const chainRpc = createChainRpc({
    rpc: createRpc(),
    networks: { ...networks, chosen },
    isUnlocked: () => Promise.resolve(true),
    clock,
  })
  expect(await chainRpc(1, 'eth_a', [])).toEqual({ ok: false, error: { kind: 'locked' } })
})
