import type { Rule } from '#domain/review/subject.ts'

const zero = /^0x0{40}$/

/** What is sent to the zero address is lost, with data or without: nothing there answers a call. */
export const recipientIsZero: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'transaction') return null
    return [subject.recipient, subject.request.to].some((to) => to !== null && zero.test(to)) ? {} : null
  },
}
