import type { Rule } from '#domain/review/subject.ts'

/** Instructions to the account itself, which a delegated one carries out as its owner: other calls may hide in them. */
export const ownAccountCall: Rule = {
  severity: 'danger',
  find: (subject) => (subject.kind === 'transaction' && subject.instructsItself ? {} : null),
}
