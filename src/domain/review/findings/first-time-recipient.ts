import type { Rule } from '#domain/review/subject.ts'

export const firstTimeRecipient: Rule = {
  severity: 'info',
  find: (subject) => {
    if (subject.kind !== 'transaction') return null
    const { recipient, known, request } = subject
    if (recipient === null || recipient === request.from || known.has(recipient)) return null
    return { recipient }
  },
}
