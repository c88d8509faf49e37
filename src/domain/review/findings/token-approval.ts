import { allowanceDetails, allowanceOf, isEndless } from '#domain/review/spender.ts'
import type { Rule } from '#domain/review/subject.ts'

/** Somebody may take tokens up to an amount. */
export const tokenApproval: Rule = {
  severity: 'warn',
  find: (subject) => {
    const allowance = subject.kind === 'transaction' ? allowanceOf(subject) : null
    return allowance === null || isEndless(allowance) ? null : allowanceDetails(allowance)
  },
}
