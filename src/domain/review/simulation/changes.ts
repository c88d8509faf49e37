import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { bytesFromHex, hexFromBytes, type Hex } from '#core/hex.ts'
import { integerAt } from '#domain/review/abi.ts'
import type { AllowanceChange, BalanceChange } from '#domain/review/review.ts'
import { nativeToken, type Log } from '#domain/review/simulation/outcome.ts'
import { permit2, topics } from '#domain/review/simulation/topics.ts'

/** What an account has more and less of, and whom it lets take what, after everything. */
export type Changes = { readonly balances: readonly BalanceChange[]; readonly allowances: readonly AllowanceChange[] }

/** An event read: something moved, or somebody may take something. */
type Event =
  | {
      readonly type: 'move'
      readonly asset: string
      readonly from: string
      readonly to: string
      readonly amount: bigint
    }
  | { readonly type: 'allow'; readonly owner: string; readonly change: AllowanceChange }

const mostOfBatch = 500
const noBody = `0x${'0'.repeat(40)}`
const word = 32
const wordsOf = (data: Hex): number => (data.length - 2) / 2 / word

const addressAt = (topic: Hex | undefined): Address =>
  v.parse(Address, topic === undefined ? noBody : hexFromBytes(bytesFromHex(topic).subarray(12)))
const numberOf = (topic: Hex | undefined): bigint => BigInt(topic ?? 0)
const assetOf = (address: Address): string => (address === nativeToken ? 'native' : address)
const oneOf = (address: Address, id: bigint): string => `${address}:${String(id)}`

function transfer({ address, topics: [, from, to, id], data }: Log): readonly Event[] {
  if (to === undefined) return []
  const parties = { type: 'move', from: addressAt(from), to: addressAt(to) } as const
  if (id !== undefined) return [{ ...parties, asset: oneOf(address, numberOf(id)), amount: 1n }]
  return wordsOf(data) < 1 ? [] : [{ ...parties, asset: assetOf(address), amount: integerAt(data, 0) }]
}

function transferSingle({ address, topics: [, , from, to], data }: Log): readonly Event[] {
  if (to === undefined || wordsOf(data) < 2) return []
  const parties = { type: 'move', from: addressAt(from), to: addressAt(to) } as const
  return [{ ...parties, asset: oneOf(address, integerAt(data, 0)), amount: integerAt(data, word) }]
}

/** A list of numbers, its place being told at `head`; `null` where it does not fit in the data. Source: Solidity ABI specification. */
function listAt(data: Hex, head: number): readonly bigint[] | null {
  const size = BigInt((data.length - 2) / 2)
  const start = integerAt(data, head)
  if (start + 32n > size) return null
  const count = integerAt(data, Number(start))
  if (count > BigInt(mostOfBatch) || start + 32n * (count + 1n) > size) return null
  return Array.from({ length: Number(count) }, (_, index) => integerAt(data, Number(start) + word * (index + 1)))
}

function transferBatch({ address, topics: [, , from, to], data }: Log): readonly Event[] {
  if (to === undefined || wordsOf(data) < 2) return []
  const ids = listAt(data, 0)
  const amounts = listAt(data, word)
  if (ids === null || amounts?.length !== ids.length) return []
  const parties = { type: 'move', from: addressAt(from), to: addressAt(to) } as const
  return ids.map((id, index) => ({ ...parties, asset: oneOf(address, id), amount: amounts[index] ?? 0n }))
}

function approval({ address, topics: [, owner, spender, id], data }: Log): readonly Event[] {
  if (spender === undefined) return []
  const to = addressAt(spender)
  const allow = (asset: string, amount: string): readonly Event[] => [
    { type: 'allow', owner: addressAt(owner), change: { asset, spender: to, amount } },
  ]
  if (id !== undefined) return allow(oneOf(address, numberOf(id)), to === noBody ? '0' : '1')
  return wordsOf(data) < 1 ? [] : allow(address, String(integerAt(data, 0)))
}

function approvalForAll({ address, topics: [, owner, operator], data }: Log): readonly Event[] {
  if (operator === undefined || wordsOf(data) < 1) return []
  const amount = integerAt(data, 0) === 0n ? '0' : 'all'
  return [{ type: 'allow', owner: addressAt(owner), change: { asset: address, spender: addressAt(operator), amount } }]
}

function permit2Approval({ address, topics: [, owner, token, spender], data }: Log): readonly Event[] {
  if (address !== permit2 || spender === undefined || wordsOf(data) < 1) return []
  const change = { asset: addressAt(token), spender: addressAt(spender), amount: String(integerAt(data, 0)) }
  return [{ type: 'allow', owner: addressAt(owner), change }]
}

const readers: Readonly<Record<string, (log: Log) => readonly Event[]>> = {
  [topics.transfer]: transfer,
  [topics.transferSingle]: transferSingle,
  [topics.transferBatch]: transferBatch,
  [topics.approval]: approval,
  [topics.approvalForAll]: approvalForAll,
  [topics.permit2Approval]: permit2Approval,
  [topics.permit2Permit]: permit2Approval,
}

/**
 * A wrapped coin tells a deposit and a withdrawal by events of its own and no transfer. Others use the same names for
 * other things, so they count only where the very amount of coin went in or out, and no transfer tells the same.
 */
function wrapping({ address, topics: [event, party], data }: Log, moves: readonly Event[]): readonly Event[] {
  const isDeposit = event === topics.deposit
  if ((!isDeposit && event !== topics.withdrawal) || party === undefined || wordsOf(data) < 1) return []
  const [owner, amount] = [addressAt(party), integerAt(data, 0)]
  const [from, to] = isDeposit ? [noBody, owner] : [owner, noBody]
  const has = (asset: string, matches: (move: { readonly from: string; readonly to: string }) => boolean): boolean =>
    moves.some((move) => move.type === 'move' && move.asset === asset && move.amount === amount && matches(move))
  const isPaid = has('native', (move) => (isDeposit ? move.to : move.from) === address)
  const isTold = has(address, (move) => move.from === from && move.to === to)
  return isPaid && !isTold ? [{ type: 'move', asset: address, from, to, amount }] : []
}

/** What leaves first, so that no flood of other changes pushes it out of sight. */
const lossFirst = (a: BalanceChange, b: BalanceChange): number =>
  Number(b.amount.startsWith('-')) - Number(a.amount.startsWith('-'))
const grantFirst = (a: AllowanceChange, b: AllowanceChange): number =>
  Number(a.amount === '0') - Number(b.amount === '0')

/** The net changes of one account by what was logged. */
export function changesOf(logs: readonly Log[], account: Address): Changes {
  const told = logs.flatMap((log) => readers[log.topics[0] ?? '']?.(log) ?? [])
  const events = [...told, ...logs.flatMap((log) => wrapping(log, told))]
  const balances = new Map<string, bigint>()
  const allowances = new Map<string, AllowanceChange>()
  const add = (asset: string, amount: bigint): void => void balances.set(asset, (balances.get(asset) ?? 0n) + amount)
  for (const event of events) {
    if (event.type === 'move') {
      if (event.from === account) add(event.asset, -event.amount)
      if (event.to === account) add(event.asset, event.amount)
    } else if (event.owner === account) {
      const { asset, spender } = event.change
      // Taking the right to one NFT back names nobody.
      allowances.set(asset.includes(':') ? asset : `${asset} ${spender}`, event.change)
    }
  }
  return {
    balances: [...balances]
      .filter(([, amount]) => amount !== 0n)
      .map(([asset, amount]) => ({ asset, amount: String(amount) }))
      .sort(lossFirst),
    allowances: [...allowances.values()].sort(grantFirst),
  }
}
