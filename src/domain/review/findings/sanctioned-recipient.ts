import type { Rule } from '#domain/review/subject.ts'

/** Somebody who gets something, or may take something, is on the list of sanctioned addresses. Only where the user screens. */
export const sanctionedRecipient: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'transaction' && subject.kind !== 'typed-data') return null
    const [listed] = subject.screening.listed
    return listed === undefined ? null : { recipient: listed }
  },
}
