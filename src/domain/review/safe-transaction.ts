import type { Address } from '#core/address.ts'
import type { TypedData } from '#core/eip712.ts'
import { addressOf, integerOf } from '#domain/review/typed-fields.ts'

/** What owners of a Safe sign for one another. `value` in wei. Source: safe-smart-account Safe.sol, SAFE_TX_TYPEHASH. */
export type SafeTransaction = {
  readonly to: Address | null
  readonly value: bigint
  /** The other contract's program would run as the Safe itself. */
  readonly delegates: boolean
}

export function readSafeTransaction({ primaryType, message }: TypedData): SafeTransaction | null {
  if (primaryType !== 'SafeTx') return null
  const operation = integerOf(message, 'operation')
  return { to: addressOf(message, 'to'), value: integerOf(message, 'value') ?? 0n, delegates: operation !== 0n }
}
