import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { changesOf } from '#domain/review/simulation/changes.ts'
import { movesOf } from '#domain/review/simulation/read-moves.ts'
import type { Reading } from '#domain/review/simulation/readings.ts'
import { permit2 } from '#domain/review/simulation/topics.ts'
import { spender, token } from '#domain/testing/subjects.ts'
import { hex, sender } from '#domain/testing/transactions.ts'

type Row = readonly [reading: Reading, before: bigint | null, after: bigint | null]
type Coin = { readonly before?: bigint; readonly after?: bigint; readonly value?: bigint }

function movesOn(rows: readonly Row[], { before = 0n, after = 0n, value = 0n }: Coin = {}) {
  const logs = movesOf(
    { from: sender, value: quantity(value) },
    rows.map(([reading]) => reading),
    {
      worked: true,
      data: hex('0x'),
      before: { coin: before, words: rows.map(([, word]) => word) },
      after: { coin: after, words: rows.map(([, , word]) => word) },
    },
  )
  return logs === null ? null : changesOf(logs, sender)
}

const own = BigInt(sender)
const balance = (before: bigint | null, after: bigint | null): Row => [{ of: 'balance', token }, before, after]
const owner = (id: bigint, before: bigint | null, after: bigint | null): Row => [
  { of: 'owner', token, id },
  before,
  after,
]
const isNft: Row = [{ of: 'is-nft', token }, 1n, 1n]
const isMulti: Row = [{ of: 'is-multi', token }, 1n, 1n]
const nothing = { balances: [], allowances: [] }

test('the coin: what was sent along, and what came back', () => {
  expect(movesOn([], { before: 90n, after: 90n, value: 10n })?.balances).toEqual([{ asset: 'native', amount: '-10' }])
  expect(movesOn([], { before: 90n, after: 95n, value: 10n })?.balances).toEqual([{ asset: 'native', amount: '-5' }])
  expect(movesOn([], { before: 90n, after: 100n, value: 10n })).toEqual(nothing)
})

test('a token: more, less, and what was made only now', () => {
  expect(movesOn([balance(9n, 4n)])?.balances).toEqual([{ asset: token, amount: '-5' }])
  expect(movesOn([balance(4n, 9n)])?.balances).toEqual([{ asset: token, amount: '5' }])
  expect(movesOn([balance(null, 9n)])?.balances).toEqual([{ asset: token, amount: '9' }])
  expect(movesOn([balance(4n, 4n)])).toEqual(nothing)
})

test('what is no token says nothing, and one that is gone leaves all open', () => {
  expect(movesOn([balance(null, null)])).toEqual(nothing)
  expect(movesOn([balance(4n, null)])).toBeNull()
})

test('who may take what: the amount from now on, of a token, of all of a collection, by Permit2', () => {
  const of = (kind: 'allowance' | 'operator' | 'permit2', before: bigint | null, after: bigint | null) =>
    movesOn([balance(1n, 1n), [{ of: kind, token, spender }, before, after]])?.allowances
  expect(of('allowance', 0n, 7n)).toEqual([{ asset: token, spender, amount: '7' }])
  expect(of('allowance', 7n, 0n)).toEqual([{ asset: token, spender, amount: '0' }])
  expect(of('allowance', 7n, 7n)).toEqual([])
  expect(of('allowance', null, null)).toEqual([])
  expect(of('allowance', 7n, null)).toBeUndefined()
  expect(of('operator', 0n, 1n)).toEqual([{ asset: token, spender, amount: 'all' }])
  expect(of('permit2', 0n, 7n)).toEqual([{ asset: token, spender, amount: '7' }])
  expect(permit2).not.toBe(token)
})

test('an NFT that the call names is told by its number', () => {
  expect(movesOn([isNft, balance(1n, 0n), owner(7n, own, 5n)])?.balances).toEqual([
    { asset: `${token}:7`, amount: '-1' },
  ])
  expect(movesOn([isNft, balance(0n, 1n), owner(7n, null, own)])?.balances).toEqual([
    { asset: `${token}:7`, amount: '1' },
  ])
})

test('others of a collection that come are told as so many; that one goes unnamed leaves all open', () => {
  expect(movesOn([isNft, balance(0n, 2n), owner(7n, 5n, 5n)])?.balances).toEqual([{ asset: token, amount: '2' }])
  expect(movesOn([isNft, balance(2n, 1n), owner(7n, 5n, 5n)])).toBeNull()
  expect(movesOn([isNft, balance(2n, 1n), owner(7n, null, own)])).toBeNull()
})

test('who may take one NFT is told of one’s own', () => {
  const approved = (after: bigint): Row => [{ of: 'approved', token, id: 7n }, 0n, after]
  const held = [isNft, balance(1n, 1n)]
  expect(movesOn([...held, owner(7n, own, own), approved(BigInt(spender))])?.allowances).toEqual([
    { asset: `${token}:7`, spender, amount: '1' },
  ])
  expect(movesOn([...held, owner(7n, 5n, 5n), approved(BigInt(spender))])?.allowances).toEqual([])
})

test('pieces of EIP-1155 that are seen to move are told; where none is, something else may have', () => {
  const pieces = (before: bigint, after: bigint): Row => [{ of: 'pieces', token, id: 7n }, before, after]
  expect(movesOn([isMulti, pieces(30n, 26n)])?.balances).toEqual([{ asset: `${token}:7`, amount: '-4' }])
  expect(movesOn([isMulti, pieces(30n, 30n)])).toBeNull()
  const operator: Row = [{ of: 'operator', token, spender }, 0n, 1n]
  expect(movesOn([isMulti, operator])?.allowances).toEqual([{ asset: token, spender, amount: 'all' }])
})
