import { isForeignSignIn } from '#domain/review/read-message.ts'
import type { Rule } from '#domain/review/subject.ts'

/** A sign-in for another site or account than the one that is asked is signed for nobody. Source: EIP-4361. */
export const foreignSignIn: Rule = {
  severity: 'block',
  find: (subject) =>
    (subject.kind === 'message' || subject.kind === 'sign-in') && isForeignSignIn(subject) ? {} : null,
}
