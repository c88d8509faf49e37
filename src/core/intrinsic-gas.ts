import { bytesFromHex } from '#core/hex.ts'
import type { UnprotectedTransaction, UnsignedTransaction } from '#core/transaction.ts'

/** EIP-3860: the largest code that a creating transaction may carry, in bytes. */
export const largestInitCode = 49_152

/** PER_EMPTY_ACCOUNT_COST: what one authorization costs beforehand, whatever comes of it. Source: EIP-7702 §Parameters. */
export const authorizationGas = 25_000n

/**
 * The gas that a transaction costs before it does anything.
 * Source: Yellow Paper §6.2, EIP-2028 (data), EIP-2930 (access list), EIP-3860 (creation), EIP-7702 (authorizations).
 * Not EIP-7623's floor.
 */
export function intrinsicGas(transaction: UnsignedTransaction | UnprotectedTransaction): bigint {
  const data = bytesFromHex(transaction.data)
  let gas = 21_000n
  for (const byte of data) gas += byte === 0 ? 4n : 16n
  if (transaction.to === null) gas += 32_000n + 2n * BigInt(Math.ceil(data.length / 32))
  if (transaction.type === 'eip7702') gas += authorizationGas * BigInt(transaction.authorizationList.length)
  if (transaction.type !== 'legacy' && transaction.type !== 'unprotected') {
    for (const { storageKeys } of transaction.accessList) gas += 2_400n + 1_900n * BigInt(storageKeys.length)
  }
  return gas
}
