import type { Rule } from '#domain/review/subject.ts'

/** So many earlier amounts make a habit; so many times the largest of them is far above it. */
const habit = 5
const far = 10n

/** Far more than the account ever sent of the same: a slip of the hand, or somebody else’s hand. */
export const aboveHistory: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'transaction') return null
    const { moved, amounts } = subject.history
    if (moved === null || amounts.length < habit) return null
    const most = amounts.reduce((one, other) => (one > other ? one : other), 0n)
    if (moved.amount <= most * far) return null
    return moved.token === null ? { most: most.toString() } : { token: moved.token, largest: most.toString() }
  },
}
