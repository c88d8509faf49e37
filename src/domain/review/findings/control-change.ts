import type { Rule } from '#domain/review/subject.ts'

/** The contract gets another ruler or program: seldom asked of an ordinary user, and how projects are taken over. */
export const controlChange: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'transaction' || subject.call?.type !== 'control') return null
    const { to } = subject.request
    return to === null ? {} : { contract: to }
  },
}
