import { spenderOf } from '#domain/review/spender.ts'
import type { Rule } from '#domain/review/subject.ts'

/** No honest application takes tokens with an ordinary account. */
export const spenderIsEoa: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'transaction' && subject.kind !== 'typed-data') return null
    if (subject.spenderHasCode !== false) return null
    const spender =
      subject.kind === 'transaction'
        ? spenderOf(subject.call, subject.isCollection === true)
        : (subject.permit?.spender ?? null)
    return spender === null ? null : { spender }
  },
}
