import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { listOf } from '#domain/calls/batch.ts'
import { noDelegate } from '#domain/delegation/pinned-delegate.ts'
import { isWaiting } from '#domain/transactions/journal.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { ReplacementWay, TransactionRequest } from '#domain/transactions/request.ts'
import { isSuperseded } from '#domain/transactions/rivals.ts'

const noData = v.parse(Hex, '0x')

const own = { gasPrice: null, maxFeePerGas: null, maxPriorityFeePerGas: null, nonce: null }

/**
 * Whose code is to act for the account by what takes the place of another. A delegation that was sent is a permission for the
 * nonce after it, which anybody may put into a transaction of their own; only using up that nonce too makes it worth nothing.
 */
export function delegateInPlaceOf(target: JournalEntry | null, how: ReplacementWay): Address | undefined {
  if (how === 'speed-up') return target?.delegate
  return target?.delegate === undefined || target.delegate === noDelegate ? undefined : noDelegate
}

/**
 * The transaction that takes the place of one that waits; `null` where that is not possible. To cancel is to send nothing
 * to oneself with the same nonce. What is one of a list, or was asked to delegate (EIP-7702), can only be cancelled.
 */
export function replacementOf(
  entry: JournalEntry,
  how: ReplacementWay,
  journal: readonly JournalEntry[],
): TransactionRequest | null {
  const { id, state, request, decision, delegate } = entry
  if (!isWaiting(state) || isSuperseded(entry, journal)) return null
  const { chainId, from } = request
  const replaces = { id, how }
  if (how === 'cancel') {
    if (request.replaces?.how === 'cancel') return null
    return { ...own, chainId, from, to: from, value: quantity(0n), data: noData, gas: null, accessList: null, replaces }
  }
  const isAsked = delegate !== undefined && request.replaces === undefined
  if (isAsked || listOf(id) !== null) return null
  return { ...request, ...own, gas: decision.gasLimit, replaces }
}
