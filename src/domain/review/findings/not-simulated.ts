import type { Rule } from '#domain/review/subject.ts'

/** What it will do was not found out, because the node cannot tell or did not answer. */
export const notSimulated: Rule = {
  severity: 'info',
  find: (subject) => {
    if (subject.kind !== 'transaction') return null
    const { state } = subject.simulation
    return state === 'unsupported' || state === 'unavailable' ? { state } : null
  },
}
