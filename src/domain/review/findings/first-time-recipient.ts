import type { Rule } from '#domain/review/subject.ts'

export const firstTimeRecipient: Rule = {
  severity: 'info',
  find: (subject) => {
    if (subject.kind !== 'transaction') return null
    const { recipient, known, request, ownAccounts, contacts } = subject
    if (recipient === null || recipient === request.from || ownAccounts.has(recipient)) return null
    return known.has(recipient) || contacts.has(recipient) ? null : { recipient }
  },
}
