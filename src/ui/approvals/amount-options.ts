import type { BalanceChange } from '#domain/review/review.ts'
import { isUnlimited } from '#domain/review/call.ts'

export type AmountOption = {
  readonly of: 'asked' | 'needed' | 'balance'
  readonly amount: bigint
  readonly isUnlimited: boolean
  readonly isCurrent: boolean
}

type Choice = {
  readonly how: 'approve' | 'approve-more' | 'permit2-approve'
  readonly asked: bigint
  readonly amount: bigint
  readonly balance: bigint
}

/**
 * What can be chosen at a press, each amount once. @param taken what leaves of the token in the same request, where that is
 * known; in base units.
 */
export function amountOptions({ how, asked, amount, balance }: Choice, taken: bigint): readonly AmountOption[] {
  // What comes on top of an allowance that is there already cannot be measured by what one has.
  const found = [
    { of: 'asked', amount: asked },
    ...(taken > 0n && how !== 'approve-more' ? [{ of: 'needed', amount: taken } as const] : []),
    ...(balance > 0n && how !== 'approve-more' ? [{ of: 'balance', amount: balance } as const] : []),
  ] as const
  return found
    .filter((option, place) => found.findIndex((other) => other.amount === option.amount) === place)
    .map((option) => ({
      ...option,
      isUnlimited: isUnlimited(option.amount),
      isCurrent: option.amount === amount,
    }))
}

/** How much of a token leaves by what was simulated, in base units. */
export function takenOf(changes: readonly BalanceChange[], token: string): bigint {
  const change = BigInt(changes.find(({ asset }) => asset === token)?.amount ?? 0)
  return change < 0n ? -change : 0n
}
