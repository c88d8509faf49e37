import type { Address } from '#core/address.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** What a transaction is at heart, for its one sentence and its verb. Amounts in wei. */
export type TransactionIntent =
  | { readonly kind: 'send'; readonly to: Address; readonly value: bigint }
  | { readonly kind: 'call'; readonly to: Address; readonly value: bigint; readonly selector: string }
  | { readonly kind: 'deploy'; readonly value: bigint; readonly bytes: number }

export function transactionIntent(request: Pick<TransactionRequest, 'to' | 'value' | 'data'>): TransactionIntent {
  const value = BigInt(request.value)
  const bytes = (request.data.length - 2) / 2
  if (request.to === null) return { kind: 'deploy', value, bytes }
  if (bytes === 0) return { kind: 'send', to: request.to, value }
  return { kind: 'call', to: request.to, value, selector: request.data.slice(0, 10) }
}
