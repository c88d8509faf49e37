import type { Address } from '#core/address.ts'
import type { Hex } from '#core/hex.ts'
import type { Approval } from '#domain/approvals/machine.ts'

type Of<K extends 'transaction' | 'calls'> = Extract<Approval, { readonly kind: K }>
type Whole = { readonly to: Address | null; readonly data: Hex }

/** The calls that a question is about, in their order; none where nothing in it may be changed. */
export function callsOf({ kind, request }: Pick<Approval, 'kind' | 'request'>): readonly Whole[] {
  if (kind === 'calls') return (request as Of<'calls'>['request']).calls
  if (kind !== 'transaction') return []
  const transaction = request as Of<'transaction'>['request']
  // What takes the place of another does what that one did, or nothing.
  return transaction.replaces === undefined ? [transaction] : []
}

/** The same request with other data at one place. A gas limit that a site gave was for the data that it gave. */
export function withData(approval: Of<'transaction' | 'calls'>, index: number, data: Hex): Approval['request'] {
  if (approval.kind === 'transaction') return { ...approval.request, data, gas: null }
  const { request } = approval
  return { ...request, calls: request.calls.map((call, place) => (place === index ? { ...call, data } : call)) }
}
