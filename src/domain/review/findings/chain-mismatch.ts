import { integerOf } from '#domain/review/typed-fields.ts'
import type { Rule } from '#domain/review/subject.ts'

/** The signature is meant for another network than the one the site is on. */
export const chainMismatch: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'typed-data' && subject.kind !== 'sign-in') return null
    const asked =
      subject.kind === 'sign-in' ? BigInt(subject.signIn.chainId) : integerOf(subject.typedData.domain, 'chainId')
    if (asked === null || asked === BigInt(subject.chainId)) return null
    return { expected: String(subject.chainId), actual: asked.toString() }
  },
}
