import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { readCall } from '#domain/review/call.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** Who gets something: the address in the call, not the token's. `null` where a contract is called or created. */
export function recipientOf({ to, data }: Pick<TransactionRequest, 'to' | 'data'>): Address | null {
  const call = readCall(data)
  switch (call?.type) {
    case 'transfer':
    case 'transfer-from':
    case 'transfer-items':
    case 'permit2-transfer':
      return call.to
    default:
      return data.length === 2 ? to : null
  }
}

/** More than nothing: dust and zero-value transfers are how addresses are planted. */
export function movesSomething({ value, data }: TransactionRequest): boolean {
  const call = readCall(data)
  if (call?.type === 'transfer' || call?.type === 'permit2-transfer') return call.amount > 0n
  return call?.type === 'transfer-from' || call?.type === 'transfer-items' || BigInt(value) > 0n
}

/** Whom the user has sent something to; what moved nothing, or never happened, teaches nothing. */
export function knownRecipients(journal: readonly JournalEntry[], chainId: ChainId): ReadonlySet<Address> {
  const known = new Set<Address>()
  for (const { request, state } of journal) {
    const counts = state.status === 'mined' || state.status === 'sent'
    const recipient = recipientOf(request)
    if (counts && request.chainId === chainId && recipient !== null && movesSomething(request)) known.add(recipient)
  }
  return known
}

const likeness = 8

/** Two addresses of which a hurried eye sees the same: at least 8 digits alike at both ends together. */
export function looksLike(one: Address, other: Address): boolean {
  const a = one.slice(2).toLowerCase()
  const b = other.slice(2).toLowerCase()
  if (a === b) return false
  let start = 0
  while (a[start] === b[start]) start += 1
  let end = 0
  while (a.at(-1 - end) === b.at(-1 - end)) end += 1
  return start + end >= likeness
}
