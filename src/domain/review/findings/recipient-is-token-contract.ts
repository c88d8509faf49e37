import type { Rule } from '#domain/review/subject.ts'

/** Tokens sent to their own contract are lost. */
export const recipientIsTokenContract: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'transaction' || subject.call?.type !== 'transfer') return null
    const { to } = subject.request
    return to !== null && subject.call.to === to ? { recipient: to } : null
  },
}
