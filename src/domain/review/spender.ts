import type { Address } from '#core/address.ts'
import { isNobody, isUnlimited, type Call } from '#domain/review/call.ts'
import type { Permit } from '#domain/review/permit.ts'
import type { Subject } from '#domain/review/subject.ts'

/** Whom a call lets take tokens; taking a right away names nobody. */
export function spenderOf(call: Call | null): Address | null {
  switch (call?.type) {
    case 'approve':
    case 'approve-more':
    case 'permit2-approve':
      return call.amount > 0n && !isNobody(call.spender) ? call.spender : null
    case 'approve-all':
      return call.approved ? call.spender : null
    default:
      return null
  }
}

export type Allowance = {
  readonly spender: Address
  readonly token: Address | null
  readonly amount: bigint
  /** Seconds since the epoch; `null` where it does not end. */
  readonly until: bigint | null
}

/** What a call allows; `null` where it allows nothing, or says no sum. @param to what is called. */
export function allowanceOfCall(call: Call | null, to: Address | null): Allowance | null {
  const grants = call?.type === 'approve' || call?.type === 'approve-more' || call?.type === 'permit2-approve'
  if (!grants || call.amount === 0n || isNobody(call.spender)) return null
  const { spender, amount } = call
  return call.type === 'permit2-approve'
    ? { spender, amount, token: call.token, until: call.until }
    : { spender, amount, token: to, until: null }
}

/** What a permit allows, of several tokens the widest. */
export function allowanceOfPermit(permit: Permit | null): Allowance | null {
  if (permit === null) return null
  const { spender, grants } = permit
  const [widest] = grants
    .flatMap(({ token, amount, until }) => (amount === null || amount === 0n ? [] : [{ token, amount, until }]))
    .toSorted((a, b) => Number(isUnlimited(b.amount)) - Number(isUnlimited(a.amount)))
  return widest === undefined ? null : { spender, ...widest }
}

/** How much somebody may take after this, by a call or by a permit; `null` where nothing is allowed or no sum is said. */
export function allowanceOf(subject: Subject): Allowance | null {
  if (subject.kind === 'transaction') return allowanceOfCall(subject.call, subject.request.to)
  return subject.kind === 'typed-data' ? allowanceOfPermit(subject.permit) : null
}

/** Finding details hold text only. */
export const allowanceDetails = ({ spender, token, amount, until }: Allowance): Readonly<Record<string, string>> => ({
  spender,
  ...(token === null ? {} : { token }),
  amount: amount.toString(),
  ...(until === null ? {} : { deadline: until.toString() }),
})
