import { ownAccount } from '#domain/review/findings/own-account.ts'
import type { Rule } from '#domain/review/subject.ts'

/** A good sign: the user has sent something there before. Of an account of one’s own, better is said already. */
export const knownRecipient: Rule = {
  severity: 'info',
  find: (subject) => {
    if (subject.kind !== 'transaction' || subject.recipient === null || ownAccount.find(subject) !== null) return null
    const { recipient, request, history } = subject
    if (recipient === request.from || history.timesSent === 0) return null
    return { recipient, times: String(history.timesSent) }
  },
}
