import type { Address } from '#core/address.ts'
import type { Call } from '#domain/review/call.ts'
import type { Subject } from '#domain/review/subject.ts'

/** Whom a call lets take tokens; taking a right away names nobody. */
export function spenderOf(call: Call | null): Address | null {
  switch (call?.type) {
    case 'approve':
    case 'approve-more':
      return call.amount > 0n ? call.spender : null
    case 'approve-all':
      return call.approved ? call.spender : null
    default:
      return null
  }
}

export type Allowance = { readonly spender: Address; readonly token: Address | null; readonly amount: bigint }

/** How much somebody may take after this, by a call or by a permit; `null` where nothing is allowed or no sum is said. */
export function allowanceOf(subject: Subject): Allowance | null {
  if (subject.kind === 'transaction') {
    const { call, request } = subject
    const grants = call?.type === 'approve' || call?.type === 'approve-more'
    return grants && call.amount > 0n ? { spender: call.spender, token: request.to, amount: call.amount } : null
  }
  if (subject.kind !== 'typed-data' || subject.permit === null) return null
  const { spender, token, amount } = subject.permit
  return amount === null || amount === 0n ? null : { spender, token, amount }
}

/** Finding details hold text only. */
export const allowanceDetails = ({ spender, token, amount }: Allowance): Readonly<Record<string, string>> => ({
  spender,
  ...(token === null ? {} : { token }),
  amount: amount.toString(),
})
