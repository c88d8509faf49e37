import type { Address } from '#core/address.ts'
import type { Hex } from '#core/hex.ts'
import { isUnlimited, readCall } from '#domain/review/call.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/**
 * What a transaction is at heart, for its one sentence and its verb. `value` in wei, `amount` in a token's base units
 * or an NFT's id; `unlimited` and `collection` grants carry none. `contract` is what is called.
 */
export type TransactionIntent = { readonly value: bigint } & (
  | { readonly kind: 'send'; readonly to: Address }
  | { readonly kind: 'deploy'; readonly bytes: number }
  | { readonly kind: 'call'; readonly contract: Address; readonly selector: Hex }
  | { readonly kind: 'send-token'; readonly to: Address; readonly contract: Address; readonly amount: bigint }
  | {
      readonly kind: 'allow'
      readonly to: Address
      readonly contract: Address
      readonly amount: bigint | 'unlimited' | 'collection'
    }
  | { readonly kind: 'withdraw'; readonly to: Address; readonly contract: Address }
)

export function transactionIntent(request: Pick<TransactionRequest, 'to' | 'value' | 'data'>): TransactionIntent {
  const value = BigInt(request.value)
  const bytes = (request.data.length - 2) / 2
  if (request.to === null) return { kind: 'deploy', value, bytes }
  if (bytes === 0) return { kind: 'send', to: request.to, value }
  return { value, ...callIntent(request.to, request.data) }
}

function callIntent(contract: Address, data: Hex) {
  const call = readCall(data)
  switch (call?.type) {
    case undefined:
      return { kind: 'call', contract, selector: data.slice(0, 10) as Hex } as const
    case 'transfer':
    case 'transfer-from':
      return { kind: 'send-token', to: call.to, contract, amount: call.amount } as const
    case 'approve':
    case 'approve-more':
      return call.amount === 0n
        ? ({ kind: 'withdraw', to: call.spender, contract } as const)
        : ({
            kind: 'allow',
            to: call.spender,
            contract,
            amount: isUnlimited(call.amount) ? 'unlimited' : call.amount,
          } as const)
    case 'approve-less':
      return { kind: 'withdraw', to: call.spender, contract } as const
    case 'approve-all':
      return call.approved
        ? ({ kind: 'allow', to: call.spender, contract, amount: 'collection' } as const)
        : ({ kind: 'withdraw', to: call.spender, contract } as const)
    default:
      return call satisfies never
  }
}
