import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { mostRights, readRights } from '#domain/allowances/read-rights.ts'
import type { Trace } from '#domain/allowances/right.ts'
import { emptyRegistry, type Registry } from '#domain/review/erc7730/registry.ts'
import { permit2 } from '#domain/review/simulation/topics.ts'
import { contractNode, erc20, says, type FakeContract } from '#domain/testing/contracts.ts'
import { address, mostOf256, spender, token } from '#domain/testing/subjects.ts'
import { testChain } from '#domain/testing/transactions.ts'

const owner = address('1')
const trace = (changes: object = {}): Trace => ({
  right: { type: 'token', contract: token, spender },
  block: 9n,
  ...changes,
})

function start(contracts: Readonly<Record<string, FakeContract>>, registry: Registry = emptyRegistry) {
  const node = contractNode(contracts)
  const asked: string[] = []
  const deps = {
    chainRpc: (_: number, method: string, params: readonly unknown[]) => {
      asked.push(method)
      if (method === 'eth_getBlockByNumber') return Promise.resolve(ok({ timestamp: quantity(1_700n) }))
      return Promise.resolve(node(method, params))
    },
    clock: { now: () => 1_000_000 },
    coin: () => Promise.resolve('ETH'),
    descriptors: () => Promise.resolve(registry),
  }
  return { asked, read: (...traces: readonly Trace[]) => readRights(deps, { chainId: testChain, owner }, traces) }
}

test('a right with all that is known of it', async () => {
  const named = (() => [{ owner: 'Example Exchange' }]) as unknown as Registry
  const { read } = start({ [token]: erc20({ allowance: says(mostOf256) }), [spender]: {} }, named)
  expect(await read(trace())).toEqual([
    {
      right: { type: 'token', contract: token, spender },
      ...{ amount: quantity(mostOf256), until: null, givenAt: 1_700 },
      ...{ symbol: 'PLN', name: 'Polish zloty', decimals: 6, balance: quantity(1_500_000n) },
      ...{ spenderName: 'Example Exchange', spenderHasCode: true },
    },
  ])
})

test('what was taken back is not there; of the rest the history tells when', async () => {
  const { read } = start({
    [token]: erc20({ allowance: (from = 0n, to = 0n) => (from === BigInt(owner) && to !== BigInt(spender) ? 7n : 0n) }),
  })
  const other = address('6')
  const rows = await read(trace(), { right: { type: 'token', contract: token, spender: other }, at: 5_000 })
  expect(rows).toMatchObject([{ right: { spender: other }, amount: '0x7', givenAt: 5, spenderHasCode: false }])
})

test('what the node does not tell is unknown, never nothing', async () => {
  const deps = {
    chainRpc: () => Promise.resolve(err({ kind: 'timeout' } as const)),
    clock: { now: () => 0 },
    coin: () => Promise.resolve('ETH'),
    descriptors: () => Promise.resolve(emptyRegistry),
  }
  expect(await readRights(deps, { chainId: testChain, owner }, [trace()])).toEqual([
    {
      right: { type: 'token', contract: token, spender },
      ...{ amount: null, until: null, givenAt: null, symbol: null, name: null, decimals: null, balance: null },
      ...{ spenderName: null, spenderHasCode: null },
    },
  ])
})

test('Permit2 is called so, as a spender; a token that calls itself as the coin is not', async () => {
  const contract = erc20({ allowance: says(7n), symbol: says('ETH') })
  const { read } = start({ [token]: contract, [permit2]: {} })
  const right = { type: 'token', contract: token, spender: permit2 } as const
  expect(await read(trace({ right }))).toMatchObject([
    { spenderName: 'Permit2', symbol: null, name: null, decimals: 6 },
  ])
})

test('one question for one thing, and no more rights than a person could have', async () => {
  const { asked, read } = start({ [token]: erc20({ allowance: says(7n) }) })
  const traces = Array.from({ length: mostRights + 5 }, (_, place) =>
    trace({ right: { type: 'token', contract: token, spender: address(String(2 + (place % 2))) } }),
  )
  expect(await read(...traces)).toHaveLength(mostRights)
  expect(asked.filter((method) => method === 'eth_getCode')).toHaveLength(2)
  expect(asked.filter((method) => method === 'eth_getBlockByNumber')).toHaveLength(1)
})
