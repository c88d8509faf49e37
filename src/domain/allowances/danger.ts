import type { StandingRight } from '#domain/allowances/standing-right.ts'
import { isUnlimited } from '#domain/review/call.ts'

/** How much may be lost by a right now: `everything` that there is and will be, all there is, a part, or `nothing` as nothing is there. */
export type Reach = 'everything' | 'all-there-is' | 'unknown' | 'part' | 'nothing'

/** What one has and does not know of may be there. */
export function reachOf({ amount, balance }: Pick<StandingRight, 'amount' | 'balance'>): Reach {
  if (amount === null) return 'unknown'
  if (balance !== null && BigInt(balance) === 0n) return 'nothing'
  if (amount === 'all' || isUnlimited(BigInt(amount))) return 'everything'
  if (balance === null) return 'unknown'
  return BigInt(amount) >= BigInt(balance) ? 'all-there-is' : 'part'
}

/** Somebody with a key can take it at any time, by no rule that could be read. */
export const isByPerson = ({ spenderHasCode }: Pick<StandingRight, 'spenderHasCode'>): boolean =>
  spenderHasCode === false

const order: readonly Reach[] = ['everything', 'all-there-is', 'unknown', 'part', 'nothing']

const rank = (right: StandingRight): number => {
  const reach = reachOf(right)
  const place = order.indexOf(reach)
  return isByPerson(right) && reach !== 'nothing' ? place - order.length : place
}

/** The worst first; of equals, what was given last. */
export const worstRightFirst = (rights: readonly StandingRight[]): readonly StandingRight[] =>
  rights.toSorted((a, b) => rank(a) - rank(b) || (b.givenAt ?? 0) - (a.givenAt ?? 0))
