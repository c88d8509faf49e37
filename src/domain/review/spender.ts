import type { Address } from '#core/address.ts'
import { isNobody, isUnlimited, type Call } from '#domain/review/call.ts'
import type { Permit } from '#domain/review/permit.ts'
import type { Subject } from '#domain/review/subject.ts'

/**
 * Whom a call lets take tokens; taking a right away names nobody.
 * @param ofItem the contract is known to be of EIP-721, where a number is an item's: the first may have none but 0.
 */
export function spenderOf(call: Call | null, ofItem = false): Address | null {
  switch (call?.type) {
    case 'approve':
      return (ofItem || call.amount > 0n) && !isNobody(call.spender) ? call.spender : null
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
  /** The amount is the number of one item of a collection. */
  readonly isItem: boolean
}

/** What a call allows; `null` where it allows nothing, or says no sum. @param to what is called. @param ofItem as above. */
export function allowanceOfCall(call: Call | null, to: Address | null, ofItem = false): Allowance | null {
  const grants = call?.type === 'approve' || call?.type === 'approve-more' || call?.type === 'permit2-approve'
  const isItem = ofItem && call?.type === 'approve'
  if (!grants || (call.amount === 0n && !isItem) || isNobody(call.spender)) return null
  const { spender, amount } = call
  return call.type === 'permit2-approve'
    ? { spender, amount, token: call.token, until: call.until, isItem }
    : { spender, amount, token: to, until: null, isItem }
}

/** What a permit allows, of several tokens the widest. */
export function allowanceOfPermit(permit: Permit | null): Allowance | null {
  if (permit === null) return null
  const { spender, grants } = permit
  const [widest] = grants
    .flatMap(({ token, amount, until }) => (amount === null || amount === 0n ? [] : [{ token, amount, until }]))
    .toSorted((a, b) => Number(isUnlimited(b.amount)) - Number(isUnlimited(a.amount)))
  return widest === undefined ? null : { spender, ...widest, isItem: false }
}

/** How much somebody may take after this, by a call or by a permit; `null` where nothing is allowed or no sum is said. */
export function allowanceOf(subject: Subject): Allowance | null {
  if (subject.kind === 'transaction') {
    return allowanceOfCall(subject.call, subject.request.to, subject.isCollection === true)
  }
  return subject.kind === 'typed-data' ? allowanceOfPermit(subject.permit) : null
}

/** It has no end: neither of an amount, nor of what comes later. */
export const isEndless = ({ amount, isItem }: Allowance): boolean => !isItem && isUnlimited(amount)

/** Finding details hold text only. */
export function allowanceDetails({
  spender,
  token,
  amount,
  until,
  isItem,
}: Allowance): Readonly<Record<string, string>> {
  if (isItem) return { spender, ...(token === null ? {} : { collection: token }), item: amount.toString() }
  return {
    spender,
    ...(token === null ? {} : { token }),
    amount: amount.toString(),
    ...(until === null ? {} : { deadline: until.toString() }),
  }
}
