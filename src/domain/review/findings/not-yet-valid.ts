import type { Rule } from '#domain/review/subject.ts'

/** A sign-in whose time has not begun. Source: EIP-4361 §Specification, `not-before`. */
export const notYetValid: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'sign-in' || subject.signIn.notBefore === null) return null
    const begins = Math.ceil(subject.signIn.notBefore.value / 1_000)
    return begins > subject.now ? { begins: String(begins) } : null
  },
}
