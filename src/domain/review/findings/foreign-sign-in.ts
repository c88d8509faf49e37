import { isForAnotherChain, isForeignSignIn, isOutOfTime } from '#domain/review/read-message.ts'
import type { Rule } from '#domain/review/subject.ts'

/** A sign-in for another site, account or network, or outside its time, is signed for nobody. Source: EIP-4361. */
export const foreignSignIn: Rule = {
  severity: 'block',
  find: (subject) => {
    if (subject.kind !== 'message' && subject.kind !== 'sign-in') return null
    if (isForeignSignIn(subject)) return {}
    if (subject.kind === 'message') return null
    return isForAnotherChain(subject, subject.chainId) || isOutOfTime(subject, subject.now) ? {} : null
  },
}
