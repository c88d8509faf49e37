import { ownAccount } from '#domain/review/findings/own-account.ts'
import type { Rule } from '#domain/review/subject.ts'

/** A good sign: the user has sent something there before. Of an own account and of a contact, better is said already. */
export const knownRecipient: Rule = {
  severity: 'info',
  find: (subject) => {
    if (subject.kind !== 'transaction' || subject.recipient === null || ownAccount.find(subject) !== null) return null
    const { recipient, request, history, contacts } = subject
    if (recipient === request.from || contacts.has(recipient) || history.timesSent === 0) return null
    return { recipient, times: String(history.timesSent) }
  },
}
