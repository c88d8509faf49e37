import type { Address } from '#core/address.ts'
import type { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import type { BatchCall } from '#domain/calls/batch-call.ts'
import { isNobody, isUnlimited, type Call } from '#domain/review/call.ts'
import type { ControlCall } from '#domain/review/calls/control-calls.ts'
import { partsOf, readWhole } from '#domain/review/calls/parts.ts'
import { safeCalls } from '#domain/review/calls/safe-batch.ts'
import type { SwapSide } from '#domain/review/calls/swap-calls.ts'
import { isWrappedCoin } from '#domain/review/calls/wrapped-coins.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/**
 * What a transaction is at heart, for its one sentence and its verb. `value` in wei, `amount` in a token's base units
 * or an NFT's id; `unlimited` and `collection` grants carry none. `contract` is what is called, or the token it is about;
 * `parts` are calls that it carries in it; `calls` how many a Safe makes, `null` where another program would run as it.
 */
export type TransactionIntent = { readonly value: bigint } & (
  { readonly kind: 'send'; readonly to: Address } | { readonly kind: 'deploy'; readonly bytes: number } | CallIntent
)

type CallIntent = { readonly contract: Address } & (
  | { readonly kind: 'call'; readonly selector: Hex }
  | { readonly kind: 'send-token'; readonly to: Address; readonly amount: bigint }
  | { readonly kind: 'send-items'; readonly to: Address; readonly count: number }
  | { readonly kind: 'allow'; readonly to: Address; readonly amount: bigint | 'unlimited' | 'collection' }
  /** `to` is `null` where the right to one NFT is taken back, which names nobody. */
  | { readonly kind: 'withdraw'; readonly to: Address | null }
  | { readonly kind: 'deposit'; readonly wraps: boolean }
  | { readonly kind: 'take-out'; readonly amount: bigint; readonly wraps: boolean }
  | {
      readonly kind: 'swap'
      readonly to: Address | null
      readonly pays: SwapSide
      readonly gets: SwapSide
      readonly exact: 'pays' | 'gets'
    }
  | { readonly kind: 'sweep'; readonly to: Address | null; readonly token: Address | null; readonly least: bigint }
  | { readonly kind: 'refund' }
  | { readonly kind: 'several'; readonly parts: readonly BatchCall[] }
  | { readonly kind: 'safe'; readonly to: Address; readonly calls: number | null; readonly parts: readonly BatchCall[] }
  | { readonly kind: 'control'; readonly to: Address | null; readonly change: ControlCall['change'] }
)

export function transactionIntent(request: Pick<TransactionRequest, 'to' | 'value' | 'data'>): TransactionIntent {
  const value = BigInt(request.value)
  const bytes = (request.data.length - 2) / 2
  if (request.to === null) return { kind: 'deploy', value, bytes }
  if (bytes === 0) return { kind: 'send', to: request.to, value }
  return { value, ...callIntent(request.to, request.data) }
}

/** Uniswap's v3 routers take these for the sender and for themselves. Source: swap-router-contracts Constants. */
const placeholder = /^0x0{39}[0-2]$/

const receiver = (to: Address): Address | null => (placeholder.test(to) ? null : to)

function callIntent(contract: Address, data: Hex): CallIntent {
  const call = readWhole({ to: contract, data })
  return call === null ? { kind: 'call', contract, selector: data.slice(0, 10) as Hex } : intentOf(call, contract, data)
}

function allowIntent(to: Address, contract: Address, amount: bigint): CallIntent {
  if (amount === 0n) return { kind: 'withdraw', to, contract }
  return { kind: 'allow', to, contract, amount: isUnlimited(amount) ? 'unlimited' : amount }
}

function intentOf(call: Call, contract: Address, data: Hex): CallIntent {
  switch (call.type) {
    case 'transfer':
    case 'transfer-from':
      return { kind: 'send-token', to: call.to, contract, amount: call.amount }
    case 'permit2-transfer':
      return { kind: 'send-token', to: call.to, contract: call.token, amount: call.amount }
    case 'transfer-items':
      return { kind: 'send-items', to: call.to, contract, count: call.items.length }
    case 'approve':
      if (isNobody(call.spender)) return { kind: 'withdraw', to: null, contract }
      return allowIntent(call.spender, contract, call.amount)
    case 'approve-more':
      return allowIntent(call.spender, contract, call.amount)
    case 'permit2-approve':
      return allowIntent(call.spender, call.token, call.amount)
    case 'approve-less':
      return { kind: 'withdraw', to: call.spender, contract }
    case 'approve-all':
      return call.approved
        ? { kind: 'allow', to: call.spender, contract, amount: 'collection' }
        : { kind: 'withdraw', to: call.spender, contract }
    case 'deposit':
      return { kind: 'deposit', contract, wraps: isWrappedCoin(contract) }
    case 'withdraw':
      return { kind: 'take-out', contract, amount: call.amount, wraps: isWrappedCoin(contract) }
    case 'swap':
      return { ...call, kind: 'swap', contract, to: receiver(call.to) }
    case 'sweep':
      return { ...call, kind: 'sweep', contract, to: receiver(call.to) }
    case 'refund':
      return { kind: 'refund', contract }
    case 'multicall':
      return { kind: 'several', contract, parts: shownParts(contract, data) }
    case 'safe-execution':
      return {
        kind: 'safe',
        contract,
        to: call.to,
        calls: safeCalls(call)?.length ?? null,
        parts: shownParts(contract, data),
      }
    case 'control':
      return { kind: 'control', contract, to: call.to, change: call.change }
    default:
      return call satisfies never
  }
}

/** The calls within one, those within them after them. */
const shownParts = (contract: Address, data: Hex): readonly BatchCall[] =>
  partsOf({ to: contract, data }).flatMap((part) => [
    { to: part.to, value: quantity(part.value), data: part.data },
    ...shownParts(part.to, part.data),
  ])
