import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { createAmounts } from '#domain/allowances/amounts.ts'
import { chain, site, world } from '#domain/approvals/testing/queue.ts'
import type { Question } from '#domain/approvals/queue.ts'
import { contractNode, erc20, says, supportsOnly, type FakeContract } from '#domain/testing/contracts.ts'
import { approve, approveAll, mostOf256, spender, token, tokenTransfer } from '#domain/testing/subjects.ts'
import { decision, recipient, transfer } from '#domain/testing/transactions.ts'
import type { BatchCall } from '#domain/calls/batch-call.ts'

const asked = transfer({ to: token, value: quantity(0n), data: approve(mostOf256), gas: quantity(46_000n) })

const base = {
  requester: { type: 'site', origin: site, channel: 'channel-1', method: 'eth_sendTransaction' },
  step: 0,
  chainId: chain,
} as const

const one = (requestId: string, request = asked): Question<'transaction'> => ({
  ...base,
  ...{ requestId, kind: 'transaction', request },
})

const list = (calls: readonly BatchCall[]): Question<'calls'> => ({
  ...base,
  requestId: 'list',
  kind: 'calls',
  request: {
    ...{ id: null, chainId: asked.chainId, from: asked.from, calls: [...calls] },
    ...{ mode: 'sequential', upgrade: false },
  },
})

function start(contract: FakeContract | null = erc20()) {
  const made = world()
  const queue = made.worker()
  const node = contractNode(contract === null ? {} : { [token]: contract })
  const asks: string[] = []
  const amounts = createAmounts({
    queue,
    chainRpc: (_, method, params) => {
      asks.push(method)
      return Promise.resolve(node(method, params))
    },
    coin: () => Promise.resolve('ETH'),
  })
  return { made, queue, amounts, asks }
}

const requestOf = async (queue: ReturnType<typeof start>['queue'], id = 'id-1') => (await queue.get(id))?.request

test('what can be chosen: what was asked, what there is, and how it is counted', async () => {
  const { queue, amounts } = start()
  await queue.put(one('1'))
  expect(await amounts.choice('id-1', 0)).toEqual(
    ok({
      ...{ how: 'approve', asked: mostOf256, amount: mostOf256, most: mostOf256, balance: 1_500_000n },
      token: { address: token, symbol: 'PLN', decimals: 6 },
    }),
  )
})

test('another amount is in the question itself, with a gas limit of its own, and carried out so', async () => {
  const { made, queue, amounts } = start()
  await queue.put(one('1'))
  expect(await amounts.set('id-1', 0, 0, 7n)).toEqual(ok(undefined))
  const edited = { ...asked, data: approve(7n), gas: null }
  expect(await requestOf(queue)).toEqual(edited)
  expect(await amounts.choice('id-1', 0)).toMatchObject({ value: { asked: mostOf256, amount: 7n } })
  expect(await amounts.set('id-1', 0, 1, 9n)).toEqual(ok(undefined))
  expect(await amounts.choice('id-1', 0)).toMatchObject({ value: { asked: mostOf256, amount: 9n } })
  expect(await queue.approve('id-1', decision, null, 2)).toMatchObject({ status: 'done' })
  expect(made.executed.map(({ request }) => request)).toEqual([{ ...edited, data: approve(9n) }])
})

test('what was changed survives a stop of the worker', async () => {
  const { made, queue, amounts } = start()
  await queue.put(one('1'))
  await amounts.set('id-1', 0, 0, 7n)
  expect(await requestOf(made.worker())).toMatchObject({ data: approve(7n) })
})

test('an amount is of one question: another has what its site asked for', async () => {
  const { queue, amounts } = start()
  await queue.put(one('1'))
  await queue.put(one('2'))
  await amounts.set('id-1', 0, 0, 7n)
  expect(await requestOf(queue, 'id-2')).toEqual(asked)
  await queue.reject('user', ({ id }) => id === 'id-1')
  await queue.put(one('3'))
  expect(await requestOf(queue, 'id-3')).toEqual(asked)
})

test('one call of a list, and the others as they were', async () => {
  const { queue, amounts } = start()
  const calls = [
    { to: recipient, value: quantity(3n), data: transfer().data },
    { to: token, value: quantity(0n), data: approve(mostOf256) },
  ]
  await queue.put(list(calls))
  expect(await amounts.set('id-1', 1, 0, 7n)).toEqual(ok(undefined))
  expect(await requestOf(queue)).toMatchObject({ calls: [calls[0], { ...calls[1], data: approve(7n) }] })
  for (const index of [0, 2]) expect(await amounts.set('id-1', index, 1, 7n)).toEqual(err({ kind: 'fixed' }))
})

test('bounds: none, and more than the function takes', async () => {
  const { queue, amounts } = start()
  await queue.put(one('1'))
  expect(await amounts.set('id-1', 0, 0, 0n)).toEqual(err({ kind: 'zero' }))
  expect(await amounts.set('id-1', 0, 0, mostOf256 + 1n)).toEqual(err({ kind: 'too-large' }))
  expect(await requestOf(queue)).toEqual(asked)
})

test.each([
  ['an NFT, whose id is in the place of an amount', erc20({ supportsInterface: supportsOnly('erc721') })],
  ['a token that does not say how it counts', { symbol: says('PLN'), balanceOf: says(1n) }],
  ['nothing that has code', null],
])('%s has no amount to change', async (_, contract) => {
  const { queue, amounts } = start(contract)
  await queue.put(one('1'))
  expect(await amounts.set('id-1', 0, 0, 7n)).toEqual(err({ kind: 'fixed' }))
  expect((await amounts.choice('id-1', 0)).ok).toBe(false)
  expect(await requestOf(queue)).toEqual(asked)
})

test.each([
  ['a transfer', transfer({ to: token, data: tokenTransfer(spender) })],
  ['a collection', transfer({ to: token, data: approveAll(true) })],
  ['a right that is taken back', transfer({ to: token, data: approve(0n) })],
  ['what takes the place of another', { ...asked, replaces: { id: 'x', how: 'speed-up' as const } }],
])('%s has no amount to change, and no node is asked', async (_, request) => {
  const { queue, amounts, asks } = start()
  await queue.put(one('1', request))
  expect(await amounts.choice('id-1', 0)).toEqual(err({ kind: 'fixed' }))
  expect(await amounts.set('id-1', 0, 0, 7n)).toEqual(err({ kind: 'fixed' }))
  expect(asks).toEqual([])
})

test('what is gone, or was changed since the page looked, stays as it is', async () => {
  const { queue, amounts } = start()
  await queue.put(one('1'))
  expect(await amounts.choice('never', 0)).toEqual(err({ kind: 'gone' }))
  await amounts.set('id-1', 0, 0, 7n)
  expect(await amounts.set('id-1', 0, 0, 8n)).toEqual(err({ kind: 'gone' }))
  expect(await requestOf(queue)).toMatchObject({ data: approve(7n) })
})

test('a node that does not answer changes nothing', async () => {
  const made = world()
  const queue = made.worker()
  const chainRpc = () => Promise.resolve(err({ kind: 'timeout' } as const))
  const amounts = createAmounts({ queue, chainRpc, coin: () => Promise.resolve('ETH') })
  await queue.put(one('1'))
  expect(await amounts.choice('id-1', 0)).toEqual(err({ kind: 'timeout' }))
  expect(await amounts.set('id-1', 0, 0, 7n)).toEqual(err({ kind: 'timeout' }))
  expect(await requestOf(queue)).toEqual(asked)
})
