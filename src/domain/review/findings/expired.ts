import type { Rule } from '#domain/review/subject.ts'

/** A permit whose time has passed does nothing, and an honest site would not ask for it. */
export const expired: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'typed-data') return null
    const deadline = subject.permit?.deadline ?? null
    return deadline !== null && deadline < BigInt(subject.now) ? { deadline: deadline.toString() } : null
  },
}
