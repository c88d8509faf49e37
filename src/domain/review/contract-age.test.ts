import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { createContractAge, createPaces } from '#domain/review/contract-age.ts'
import { token } from '#domain/testing/subjects.ts'

const day = 24 * 60 * 60
const landmark = '0x4e59b44847b379578588920cA78FbF26c0B4956C'

type Node = {
  /** Seconds for a block, and how many there are. */
  readonly pace?: number
  readonly height?: number
  /** Seconds since the contract was made. */
  readonly age?: number
  /** Of how many blocks back it knows the state; beyond, it refuses, or says that there is nothing. */
  readonly memory?: number
  readonly lies?: boolean
}

function node({ pace = 12, height = 1_000_000, age = day, memory = height, lies = false }: Node) {
  const asked: string[] = []
  const chainRpc: ChainRpc = (_, method, [first, second]) => {
    asked.push(method)
    const at = (block: unknown): number => (block === 'latest' ? height : Number(block))
    if (method === 'eth_getBlockByNumber') {
      const number = at(first)
      return Promise.resolve(ok({ number: quantity(BigInt(number)), timestamp: quantity(BigInt(number * pace)) }))
    }
    const back = height - at(second)
    if (back > memory) {
      return Promise.resolve(lies ? ok('0x') : err({ kind: 'refused', code: -32_000, message: 'missing trie node' }))
    }
    return Promise.resolve(ok(first === landmark || back * pace <= age ? '0x6080' : '0x'))
  }
  return { isNew: createContractAge(chainRpc, createPaces()), asked }
}

const isNew = (given: Node) => node(given).isNew(1, token)

test.each([2, 12])('with blocks of %i seconds, a contract of some days is told from an older one', async (pace) => {
  expect(await isNew({ pace, age: day })).toBe(true)
  expect(await isNew({ pace, age: 2.9 * day })).toBe(true)
  expect(await isNew({ pace, age: 3.1 * day })).toBe(false)
  expect(await isNew({ pace, age: 400 * day })).toBe(false)
})

test.each<[string, Node]>([
  ['a node without history refuses', { memory: 128 }],
  ['a node without history says that nothing was there', { memory: 128, lies: true }],
  ['the network is younger', { height: 9_000 }],
  ['the network has hardly begun', { height: 12 }],
  ['time stands still', { pace: 0 }],
  ['it has no code now', { age: -1 }],
])('nothing is said where %s', async (_, given) => {
  expect(await isNew(given)).toBeNull()
})

test('nothing is said where the node is silent', async () => {
  const silent: ChainRpc = () => Promise.resolve(err({ kind: 'timeout' }))
  expect(await createContractAge(silent, createPaces())(1, token)).toBeNull()
})

test('how fast blocks are made is measured once', async () => {
  const { isNew: ask, asked } = node({})
  await ask(1, token)
  await ask(1, token)
  expect(asked.filter((method) => method === 'eth_getBlockByNumber')).toHaveLength(3)
})
