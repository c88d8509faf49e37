import { allowanceDetails, allowanceOf, isEndless } from '#domain/review/spender.ts'
import type { Rule } from '#domain/review/subject.ts'

/** Somebody may take all tokens of a kind, also those that come later, by a call or by a permit. */
export const unlimitedApproval: Rule = {
  severity: 'warn',
  find: (subject) => {
    const allowance = allowanceOf(subject)
    return allowance !== null && isEndless(allowance) ? allowanceDetails(allowance) : null
  },
}
