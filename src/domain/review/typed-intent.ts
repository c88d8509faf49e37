import type { Address } from '#core/address.ts'
import { domainText, type TypedData } from '#core/eip712.ts'
import { pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import { readAuthorization, type TransferAuthorization } from '#domain/review/authorization.ts'
import type { SafeCall } from '#domain/review/calls/safe-batch.ts'
import { isOrder } from '#domain/review/order.ts'
import { readPermit, type Grant } from '#domain/review/permit.ts'
import { readSafeTransaction } from '#domain/review/safe-transaction.ts'

/**
 * What a signature is at heart, for its one sentence. `grants` are what may be taken; `once` where it ends with one taking,
 * `ordered` where that must carry out what else is signed. `calls` of a Safe are `null` where another program would run as it.
 */
export type TypedIntent =
  | { readonly kind: 'permit'; readonly grants: readonly Grant[] }
  | { readonly kind: 'permit2'; readonly grants: readonly Grant[]; readonly once: boolean; readonly ordered: boolean }
  | { readonly kind: 'authorization'; readonly authorization: TransferAuthorization }
  | { readonly kind: 'order' }
  | { readonly kind: 'safe'; readonly safe: Address | null; readonly calls: readonly SafeCall[] | null }
  | { readonly kind: 'operation' }
  | { readonly kind: 'unknown' }

/** Instructions to a delegated account. Source: ERC-4337, EntryPoint 0.8 (EIP-712). */
export function isOperation(data: TypedData): boolean {
  const contract = domainText(data, 'verifyingContract') ?? ''
  return (
    data.primaryType === 'PackedUserOperation' || contract.toLowerCase() === pinnedDelegate.entryPoint.toLowerCase()
  )
}

export function typedIntent(data: TypedData): TypedIntent {
  if (isOperation(data)) return { kind: 'operation' }
  const safe = readSafeTransaction(data)
  if (safe !== null) return { kind: 'safe', safe: safe.safe, calls: safe.calls }
  const permit = readPermit(data)
  if (permit !== null) {
    const { standard, grants } = permit
    if (standard === 'eip2612') return { kind: 'permit', grants }
    const [once, ordered] = ['TransferFrom', 'Witness'].map((part) => data.primaryType.includes(part))
    return { kind: 'permit2', grants, once: once === true, ordered: ordered === true }
  }
  const authorization = readAuthorization(data)
  if (authorization !== null) return { kind: 'authorization', authorization }
  return { kind: isOrder(data) ? 'order' : 'unknown' }
}
