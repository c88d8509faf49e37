import type { Rule } from '#domain/review/subject.ts'

/** After consent it is held for a time that the user set, in which it can be taken back. */
export const willWait: Rule = {
  severity: 'info',
  find: (subject) => (subject.kind === 'wait' ? { wait: String(subject.minutes) } : null),
}
