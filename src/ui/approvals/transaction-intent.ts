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
import type { Review } from '#domain/review/review.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

type Approve = Extract<Call, { readonly type: 'approve' }>

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
  | { readonly kind: 'send-item'; readonly to: Address; readonly item: bigint }
  /** What is somebody else's goes to anybody: `isOwn` where that is the account itself. */
  | {
      readonly kind: 'take-item'
      readonly from: Address
      readonly to: Address
      readonly isOwn: boolean
      readonly item: bigint
    }
  | {
      readonly kind: 'take-token'
      readonly from: Address
      readonly to: Address
      readonly isOwn: boolean
      readonly amount: bigint
    }
  | {
      readonly kind: 'take-items'
      readonly from: Address
      readonly to: Address
      readonly isOwn: boolean
      readonly count: number
    }
  | { readonly kind: 'allow'; readonly to: Address; readonly amount: bigint | 'unlimited' | 'collection' }
  | { readonly kind: 'allow-item'; readonly to: Address; readonly item: bigint }
  /** Given or taken back: that depends on what the contract is, which is not known. */
  | { readonly kind: 'change-right'; readonly to: Address | null }
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
  | { readonly kind: 'several'; readonly parts: readonly ShownPart[] }
  | { readonly kind: 'safe'; readonly to: Address; readonly calls: number | null; readonly parts: readonly ShownPart[] }
  | { readonly kind: 'control'; readonly to: Address | null; readonly change: ControlCall['change'] }
)

/** A call within another, and who makes it; `null` where that is not said. */
export type ShownPart = BatchCall & { readonly account: Address | null }

/** Who makes a call, and what was found out of the contracts that it is about. */
export type Known = { readonly account: Address | null } & Pick<Review, 'tokens' | 'collections'>

const nothingKnown: Known = { account: null }

export function transactionIntent(
  request: Pick<TransactionRequest, 'to' | 'value' | 'data'>,
  known: Known = nothingKnown,
): TransactionIntent {
  const value = BigInt(request.value)
  const bytes = (request.data.length - 2) / 2
  if (request.to === null) return { kind: 'deploy', value, bytes }
  if (bytes === 0) return { kind: 'send', to: request.to, value }
  return { value, ...callIntent(request.to, request.data, known) }
}

/** Uniswap's v3 routers take these for the sender and for themselves. Source: swap-router-contracts Constants. */
const placeholder = /^0x0{39}[0-2]$/

const receiver = (to: Address): Address | null => (placeholder.test(to) ? null : to)

function callIntent(contract: Address, data: Hex, known: Known): CallIntent {
  const call = readWhole({ to: contract, data })
  if (call === null) return { kind: 'call', contract, selector: data.slice(0, 10) as Hex }
  return intentOf(call, contract, data, known)
}

function allowIntent(to: Address, contract: Address, amount: bigint): CallIntent {
  if (amount === 0n) return { kind: 'withdraw', to, contract }
  return { kind: 'allow', to, contract, amount: isUnlimited(amount) ? 'unlimited' : amount }
}

/**
 * The same function allows an amount (EIP-20) and one item (EIP-721): nothing and nobody mean another thing in each, and
 * only where the contract is known is it said which.
 */
function approveIntent({ spender, amount }: Approve, contract: Address, { tokens, collections }: Known): CallIntent {
  if (collections?.includes(contract) === true) {
    return isNobody(spender)
      ? { kind: 'withdraw', to: null, contract }
      : { kind: 'allow-item', to: spender, contract, item: amount }
  }
  const isFungible = tokens?.some(({ address }) => address === contract) === true
  if (isNobody(spender) || (amount === 0n && !isFungible)) {
    return { kind: 'change-right', to: isNobody(spender) ? null : spender, contract }
  }
  return allowIntent(spender, contract, amount)
}

type Moved = { readonly from: Address; readonly to: Address }

/** Who sends what is somebody else's takes it. */
function movedIntent<Sent extends object, Taken extends object>(
  { from, to }: Moved,
  { account }: Known,
  what: { readonly sent: Sent; readonly taken: Taken },
) {
  return from === account ? { ...what.sent, to } : { ...what.taken, from, to, isOwn: to === account }
}

function tokenIntent(call: Moved & { readonly amount: bigint }, contract: Address, known: Known): CallIntent {
  const of = { contract, amount: call.amount }
  const [sent, taken] = [{ ...of, kind: 'send-token' } as const, { ...of, kind: 'take-token' } as const]
  return movedIntent(call, known, { sent, taken })
}

function intentOf(call: Call, contract: Address, data: Hex, known: Known): CallIntent {
  switch (call.type) {
    case 'transfer':
      return { kind: 'send-token', to: call.to, contract, amount: call.amount }
    case 'transfer-from':
      if (known.collections?.includes(contract) === true) {
        const of = { contract, item: call.amount }
        const [sent, taken] = [{ ...of, kind: 'send-item' } as const, { ...of, kind: 'take-item' } as const]
        return movedIntent(call, known, { sent, taken })
      }
      return tokenIntent(call, contract, known)
    case 'permit2-transfer':
      return tokenIntent(call, call.token, known)
    case 'transfer-items': {
      const of = { contract, count: call.items.length }
      const [sent, taken] = [{ ...of, kind: 'send-items' } as const, { ...of, kind: 'take-items' } as const]
      return movedIntent(call, known, { sent, taken })
    }
    case 'approve':
      return approveIntent(call, contract, known)
    case 'approve-more':
      // More by nothing leaves what there is.
      if (call.amount === 0n) return { kind: 'change-right', to: call.spender, contract }
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
      return { kind: 'several', contract, parts: shownParts(contract, data, known.account) }
    case 'safe-execution':
      return {
        kind: 'safe',
        contract,
        to: call.to,
        calls: safeCalls(call)?.length ?? null,
        parts: shownParts(contract, data, known.account),
      }
    case 'control':
      return { kind: 'control', contract, to: call.to, change: call.change }
    default:
      return call satisfies never
  }
}

/** The calls within one, those within them after them. */
const shownParts = (contract: Address, data: Hex, account: Address | null): readonly ShownPart[] =>
  partsOf({ to: contract, data }).flatMap((part) => {
    const by = part.by ?? account
    return [
      { to: part.to, value: quantity(part.value), data: part.data, account: by },
      ...shownParts(part.to, part.data, by),
    ]
  })
