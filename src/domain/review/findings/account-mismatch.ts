import type { Rule } from '#domain/review/subject.ts'

/** The message speaks of an account that does not sign it. Source: EIP-4361 §Specification, `address`. */
export const accountMismatch: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'sign-in' || subject.signIn.address === subject.account) return null
    return { account: subject.signIn.address }
  },
}
