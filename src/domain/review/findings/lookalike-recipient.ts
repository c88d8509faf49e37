import { looksLike } from '#domain/review/recipients.ts'
import type { Rule } from '#domain/review/subject.ts'

/** Address poisoning: a stranger made to look like somebody the user has paid before, a contact, or the user. */
export const lookalikeRecipient: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'transaction') return null
    const { recipient, known, request, ownAccounts, contacts } = subject
    if (recipient === null) return null
    if (known.has(recipient) || ownAccounts.has(recipient) || contacts.has(recipient)) return null
    const like = [...contacts.keys(), ...known, ...ownAccounts, request.from].find((each) => looksLike(recipient, each))
    return like === undefined ? null : { recipient, known: like }
  },
}
