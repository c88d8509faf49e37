import type { Rule } from '#domain/review/subject.ts'

/** What steals is made for one raid: the contract that is called, or let take tokens, is only days old. */
export const newContract: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'transaction' && subject.kind !== 'typed-data') return null
    return subject.newContract === null ? null : { contract: subject.newContract }
  },
}
