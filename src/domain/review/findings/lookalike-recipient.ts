import { looksLike } from '#domain/review/recipients.ts'
import type { Rule } from '#domain/review/subject.ts'

/** Address poisoning: a stranger made to look like somebody the user has paid before, or like the user. */
export const lookalikeRecipient: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'transaction') return null
    const { recipient, known, request, ownAccounts } = subject
    if (recipient === null || known.has(recipient) || ownAccounts.has(recipient)) return null
    const like = [...known, ...ownAccounts, request.from].find((each) => looksLike(recipient, each))
    return like === undefined ? null : { recipient, known: like }
  },
}
