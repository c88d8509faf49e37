import type { Rule } from '#domain/review/subject.ts'

/** Whoever gets such a signature can show it anywhere: it says neither for which application nor for which chain it is. */
export const unboundData: Rule = {
  severity: 'warn',
  find: (subject) => (subject.kind === 'typed-list' ? {} : null),
}
