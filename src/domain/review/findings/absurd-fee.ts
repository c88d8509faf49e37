import type { Rule } from '#domain/review/subject.ts'

const farAbove = 20n
/** Wei per unit of gas: only networks whose coin is worth next to nothing ask more, and there nobody has but a few coins. */
const steep = 10n ** 12n
/** One part in so many of what the account has. */
const largePart = 10n

/**
 * A fee that the node alone can have made up: it tells the blocks before as it likes, but not what the user paid before.
 * Where nothing was paid on the network yet, what the account has must do.
 */
export const absurdFee: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'fee') return null
    const { price, cost, balance, paid } = subject
    const [isLarge, isSteep] = [cost * largePart > balance, price > steep]
    const isAbove = paid.length > 0 && paid.every((before) => price > farAbove * before)
    const isAbsurd = paid.length > 0 ? isAbove && (isLarge || isSteep) : isLarge && isSteep
    return isAbsurd ? { cost: cost.toString() } : null
  },
}
