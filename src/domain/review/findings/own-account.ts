import type { Rule } from '#domain/review/subject.ts'

/** A good sign: it stays with the user. */
export const ownAccount: Rule = {
  severity: 'info',
  find: (subject) => {
    if (subject.kind !== 'transaction' || subject.recipient === null) return null
    const { recipient, request, ownAccounts } = subject
    return recipient !== request.from && ownAccounts.has(recipient) ? { recipient } : null
  },
}
