import type { Rule } from '#domain/review/subject.ts'

/** A contract of another network, which is not there on this one: nobody may ever move what is sent to its address here. */
export const recipientElsewhere: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'transaction' || subject.elsewhere === null || subject.recipient === null) return null
    return { recipient: subject.recipient, chain: String(subject.elsewhere) }
  },
}
