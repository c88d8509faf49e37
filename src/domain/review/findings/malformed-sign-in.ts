import { signInAttempts } from '#core/sign-in-attempt.ts'
import type { Rule } from '#domain/review/subject.ts'

/** A text that says it is a sign-in and is none to the letter: what it signs into, nobody can check. Source: EIP-4361. */
export const malformedSignIn: Rule = {
  severity: 'warn',
  find: (subject) =>
    subject.kind === 'message' && subject.text !== null && signInAttempts(subject.text).length > 0 ? {} : null,
}
