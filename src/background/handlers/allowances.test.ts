import { expect, test } from 'vitest'
import { allowancesHandlers } from '#background/handlers/allowances.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import type { RpcFailure } from '#domain/ports.ts'
import { emptyRegistry } from '#domain/review/erc7730/registry.ts'
import { contractNode, erc20, says } from '#domain/testing/contracts.ts'
import { logOf } from '#domain/testing/logs.ts'
import { approve, spender, token } from '#domain/testing/subjects.ts'
import { journalEntry, sender, states, testChain, transfer } from '#domain/testing/transactions.ts'
import type { RevokeQuestion } from '#domain/allowances/revoke-request.ts'

function setUp(isSelected = true) {
  const node = contractNode({ [token]: erc20({ allowance: says(7n) }) })
  const asked: string[] = []
  const opened: RevokeQuestion[] = []
  const made = { failure: null as RpcFailure | null, asked, opened }
  const log = { ...logOf(token, 'Approval', [sender, spender, 7n]), blockNumber: '0x2' }
  const entry = journalEntry(states.mined, { request: transfer({ to: token, data: approve(7n) }), createdAt: 5_000 })
  const handlers = allowancesHandlers({
    networks: { selected: () => Promise.resolve(isSelected ? testChain : (1 as typeof testChain)) },
    transactions: { list: () => Promise.resolve([entry]) },
    batches: { list: () => Promise.resolve([]) },
    clock: { now: () => 1_000_000 },
    coin: () => Promise.resolve('ETH'),
    descriptors: () => Promise.resolve(emptyRegistry),
    openApproval: (question) => {
      opened.push(question)
      return Promise.resolve({ id: 'opened' })
    },
    chainRpc: (_, method, params) => {
      asked.push(method)
      if (made.failure !== null) return Promise.resolve(err(made.failure))
      if (method === 'eth_blockNumber') return Promise.resolve(ok('0x9'))
      if (method === 'eth_getLogs') return Promise.resolve(ok([log]))
      if (method === 'eth_getBlockByNumber') return Promise.resolve(ok({ timestamp: quantity(1_700n) }))
      return Promise.resolve(node(method, params))
    },
  })
  return { ...made, made, handlers }
}

const account = { chainId: testChain, address: sender }
const right = { type: 'token', contract: token, spender } as const

test('by the wallet’s own history, by the chain’s events, and once more', async () => {
  const { handlers } = setUp()
  expect(await handlers['allowances.known'](account)).toMatchObject(ok([{ right, amount: '0x7', givenAt: 5 }]))
  expect(await handlers['allowances.search']({ ...account, cursor: null })).toMatchObject(
    ok({ rights: [{ right, amount: '0x7', givenAt: 1_700 }], next: null, head: 9, at: null, left: 0 }),
  )
  expect(await handlers['allowances.read']({ ...account, rights: [right] })).toMatchObject(ok([{ right }]))
})

test('a step that does not come to the end says how far it came', async () => {
  const { handlers } = setUp()
  const cursor = { to: 5_000, span: 300, most: 300, good: 300 }
  expect(await handlers['allowances.search']({ ...account, cursor })).toMatchObject(
    ok({ next: { to: 5_000 - 8 * 300 }, head: 9, at: 1_700 }),
  )
})

test('a node that refuses, or is not there, is said so', async () => {
  const { made, handlers } = setUp()
  made.failure = { kind: 'timeout' }
  expect(await handlers['allowances.search']({ ...account, cursor: null })).toEqual(err({ reason: 'timeout' }))
  expect(await handlers['allowances.known'](account)).toMatchObject(ok([{ right, amount: null }]))
})

test('nothing is asked of a network that is not the chosen one', async () => {
  const { asked, handlers } = setUp(false)
  const refused = err({ reason: 'not-consented' })
  expect(await handlers['allowances.known'](account)).toEqual(refused)
  expect(await handlers['allowances.search']({ ...account, cursor: null })).toEqual(refused)
  expect(await handlers['allowances.read']({ ...account, rights: [right] })).toEqual(refused)
  expect(asked).toEqual([])
})

test('to take back is a question, and the same one that everything gets', async () => {
  const { opened, handlers } = setUp()
  expect(await handlers['allowances.revoke']({ ...account, rights: [right] })).toEqual(ok({ id: 'opened' }))
  expect(await handlers['allowances.revoke']({ ...account, rights: [right, right] })).toEqual(ok({ id: 'opened' }))
  expect(opened).toMatchObject([
    { kind: 'transaction', request: { from: sender, to: token, data: approve(0n) } },
    { kind: 'calls', request: { from: sender, mode: 'sequential', calls: [{ to: token }, { to: token }] } },
  ])
})
