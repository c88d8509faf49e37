import type { Address } from '#core/address.ts'
import type { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { readCall, type Call } from '#domain/review/call.ts'
import { safeCalls } from '#domain/review/calls/safe-batch.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** A call within another. `by` is `null` where it is made as the sender of the whole; `value` in wei. */
export type Part = {
  readonly by: Address | null
  readonly to: Address
  readonly value: bigint
  readonly data: Hex
}

type Whole = { readonly to: Address | null; readonly data: Hex }

/** The calls that one carries in it: none for most. Their own parts are not looked at here. */
export function partsOf({ to, data }: Whole): readonly Part[] {
  const call = to === null ? null : readCall(data)
  if (to === null || call === null) return []
  if (call.type === 'multicall') return call.parts.map((part) => ({ by: null, to, value: 0n, data: part }))
  return call.type === 'safe-execution' ? (safeCalls(call) ?? []).map((part) => ({ by: to, ...part })) : []
}

const deepest = 4
export const mostParts = 64

/** So many calls in one another, or so deep, that nobody would look through them all. */
function isTooNested(whole: Whole): boolean {
  let left = mostParts
  const isInBounds = (parts: readonly Part[], depth: number): boolean => {
    left -= parts.length
    if (left < 0 || (depth >= deepest && parts.length > 0)) return false
    return parts.every((part) => isInBounds(partsOf(part), depth + 1))
  }
  return !isInBounds(partsOf(whole), 0)
}

/** What a call does, as `readCall` says; `null` too for a nest that could not be shown whole. */
export const readWhole = (whole: Whole): Call | null => (isTooNested(whole) ? null : readCall(whole.data))

/** A part as a transaction of its own; what it costs is part of the whole. */
export const requestOf = (whole: TransactionRequest, { by, to, value, data }: Part): TransactionRequest => ({
  ...whole,
  from: by ?? whole.from,
  to,
  value: quantity(value),
  data,
})
