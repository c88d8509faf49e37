import { ownAccount } from '#domain/review/findings/own-account.ts'
import type { Rule } from '#domain/review/subject.ts'

/** A good sign: the user gave this address a name. Of an account of one’s own, better is said already. */
export const contact: Rule = {
  severity: 'info',
  find: (subject) => {
    if (subject.kind !== 'transaction' || subject.recipient === null || ownAccount.find(subject) !== null) return null
    const { recipient, request, contacts } = subject
    const name = contacts.get(recipient)
    return name === undefined || recipient === request.from ? null : { contact: name, recipient }
  },
}
