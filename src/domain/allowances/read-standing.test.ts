import { expect, test } from 'vitest'
import { err, ok } from '#core/result.ts'
import { quantity } from '#core/quantity.ts'
import { readStanding } from '#domain/allowances/read-standing.ts'
import type { Right } from '#domain/allowances/right.ts'
import { permit2 } from '#domain/review/simulation/topics.ts'
import { contractNode, says, type FakeContract } from '#domain/testing/contracts.ts'
import { address, mostOf256, spender, token } from '#domain/testing/subjects.ts'
import { testChain } from '#domain/testing/transactions.ts'

const owner = address('1')
const right = (type: 'token' | 'collection' | 'permit2'): Right => ({ type, contract: token, spender })
const item: Right = { type: 'item', contract: token, spender, tokenId: quantity(7n) }

const read = (of: Right, contract: FakeContract, at = of.type === 'permit2' ? permit2 : token) => {
  const node = contractNode({ [at]: contract })
  const chainRpc = (_: number, method: string, params: readonly unknown[]) => Promise.resolve(node(method, params))
  return readStanding({ chainRpc, chainId: testChain, owner }, of, 1_000n)
}

const between =
  (answer: bigint) =>
  (from = 0n, to = 0n) =>
    from === BigInt(owner) && to === BigInt(spender) ? answer : 0n

test('a token: as much as the contract says between these two', async () => {
  expect(await read(right('token'), { allowance: between(mostOf256) })).toEqual(ok({ amount: mostOf256, until: null }))
  expect(await read(right('token'), { allowance: says(0n) })).toEqual(ok(null))
})

test('one NFT: while it is approved for the very spender, and still the owner’s', async () => {
  const nft = { getApproved: (id = 0n) => (id === 7n ? spender : address('0')), ownerOf: says(owner) }
  expect(await read(item, nft)).toEqual(ok({ amount: 1n, until: null }))
  expect(await read(item, { ...nft, getApproved: says(address('2')) })).toEqual(ok(null))
  expect(await read(item, { ...nft, ownerOf: says(address('2')) })).toEqual(ok(null))
})

test('a collection: all of it or nothing', async () => {
  const told = (answer: bigint) => ({ isApprovedForAll: between(answer) })
  expect(await read(right('collection'), told(1n))).toEqual(ok({ amount: 'all', until: null }))
  expect(await read(right('collection'), told(0n))).toEqual(ok(null))
})

test('Permit2: until its time, that second included', async () => {
  const told = (amount: bigint, until: bigint) => ({
    permit2Allowance: (from = 0n, of = 0n, to = 0n) =>
      from === BigInt(owner) && of === BigInt(token) && to === BigInt(spender) ? [amount, until, 3n] : [0n, 0n, 0n],
  })
  expect(await read(right('permit2'), told(5n, 1_000n))).toEqual(ok({ amount: 5n, until: 1_000n }))
  expect(await read(right('permit2'), told(5n, 999n))).toEqual(ok(null))
  expect(await read(right('permit2'), told(0n, 2_000n))).toEqual(ok(null))
})

test('a contract that knows no such right gives none', async () => {
  for (const each of [right('token'), right('collection'), right('permit2'), item])
    expect(await read(each, {})).toEqual(ok(null))
})

test('an answer that is none, or a node that is silent, is never nothing', async () => {
  expect(await read(right('token'), { allowance: says([1n, 2n]) })).toEqual(err({ kind: 'malformed' }))
  expect(await read(right('permit2'), { permit2Allowance: says(0n) })).toEqual(err({ kind: 'malformed' }))
  const chainRpc = () => Promise.resolve(err({ kind: 'timeout' } as const))
  for (const each of [right('token'), right('collection'), right('permit2'), item])
    expect(await readStanding({ chainRpc, chainId: testChain, owner }, each, 0n)).toEqual(err({ kind: 'timeout' }))
})
