import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { TypedData } from '#core/eip712.ts'
import { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { mostParts } from '#domain/review/calls/parts.ts'
import { safeCalls, type SafeCall } from '#domain/review/calls/safe-batch.ts'
import { addressOf, integerOf, textOf } from '#domain/review/typed-fields.ts'
import { allFilledIn, type TransactionRequest } from '#domain/transactions/request.ts'

/**
 * What owners of a Safe sign for one another. `calls` is `null` where another program would run as the Safe itself, or
 * there are more than anybody would look through. Source: safe-smart-account Safe.sol, SAFE_TX_TYPEHASH.
 */
export type SafeTransaction = {
  readonly safe: Address | null
  readonly to: Address | null
  readonly calls: readonly SafeCall[] | null
}

export function readSafeTransaction({ primaryType, domain, message }: TypedData): SafeTransaction | null {
  if (primaryType !== 'SafeTx') return null
  const to = addressOf(message, 'to')
  const data = v.safeParse(Hex, textOf(message, 'data') ?? '0x')
  const delegates = integerOf(message, 'operation') !== 0n
  const value = integerOf(message, 'value') ?? 0n
  const calls = to === null || !data.success ? null : safeCalls({ to, value, data: data.output, delegates })
  return {
    safe: addressOf(domain, 'verifyingContract'),
    to,
    calls: calls !== null && calls.length > mostParts ? null : calls,
  }
}

/** Its calls, each as a transaction of the Safe. */
export function safeRequests(data: TypedData, chainId: ChainId): readonly TransactionRequest[] {
  const { safe, calls } = readSafeTransaction(data) ?? { safe: null, calls: null }
  if (safe === null || calls === null) return []
  return calls.map(({ to, value, data: of }) => ({
    ...allFilledIn,
    chainId,
    from: safe,
    to,
    value: quantity(value),
    data: of,
  }))
}
