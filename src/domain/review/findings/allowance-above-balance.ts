import { allowanceDetails, allowanceOf, isEndless } from '#domain/review/spender.ts'
import type { Rule } from '#domain/review/subject.ts'

/** So many times what there is. */
const far = 10n

/** Far more than there is to take: what comes later could be taken too. Of one without end worse is said already. */
export const allowanceAboveBalance: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'transaction' && subject.kind !== 'typed-data') return null
    const allowance = allowanceOf(subject)
    const { holding } = subject
    // Who has none yet may be about to get some.
    if (allowance === null || allowance.isItem || isEndless(allowance)) return null
    if (holding === null || holding === 0n) return null
    return allowance.amount > holding * far ? { ...allowanceDetails(allowance), held: holding.toString() } : null
  },
}
