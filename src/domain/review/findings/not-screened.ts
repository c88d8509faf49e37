import type { Rule } from '#domain/review/subject.ts'

/** The user screens recipients, and of this one it could not be found out whether it is on the list. */
export const notScreened: Rule = {
  severity: 'warn',
  find: (subject) =>
    (subject.kind === 'transaction' || subject.kind === 'typed-data') && subject.screening.unknown ? {} : null,
}
