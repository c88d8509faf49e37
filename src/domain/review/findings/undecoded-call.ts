import type { Rule } from '#domain/review/subject.ts'

/** A function is called, and nothing here can name it. Creating a contract, or data to an ordinary account, is no call. */
export const undecodedCall: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'transaction') return null
    const { request, call, targetHasCode, isDescribed } = subject
    const isCall = request.to !== null && request.data.length > 2 && targetHasCode !== false
    return isCall && call === null && !isDescribed ? { selector: request.data.slice(0, 10) } : null
  },
}
