import { readAuthorization } from '#domain/review/authorization.ts'
import type { Rule } from '#domain/review/subject.ts'

/** What counts only later. Source: EIP-4361 §Specification, `not-before`; EIP-3009, `validAfter`. */
export const notYetValid: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind === 'typed-data') {
      const after = readAuthorization(subject.typedData)?.after ?? null
      return after !== null && after >= BigInt(subject.now) ? { begins: after.toString() } : null
    }
    if (subject.kind !== 'sign-in' || subject.signIn.notBefore === null) return null
    const begins = Math.ceil(subject.signIn.notBefore.value / 1_000)
    return begins > subject.now ? { begins: String(begins) } : null
  },
}
