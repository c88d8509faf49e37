import type { Rule } from '#domain/review/subject.ts'

/** With this one it would be so many within some minutes. */
const many = 6

/** Who is robbed by a page sends again and again, each time a little. */
export const manyTransfers: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'transaction' || subject.history.moved === null) return null
    const count = subject.history.recent + 1
    return count < many ? null : { times: String(count) }
  },
}
