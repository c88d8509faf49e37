import type { Rule } from '#domain/review/subject.ts'

const zero = /^0x0{40}$/

/** What is sent to the zero address is lost. */
export const recipientIsZero: Rule = {
  severity: 'danger',
  find: (subject) =>
    subject.kind === 'transaction' && subject.recipient !== null && zero.test(subject.recipient) ? {} : null,
}
