import { functionName } from '#domain/review/signatures/function-name.ts'
import type { Rule } from '#domain/review/subject.ts'

/**
 * A function is called, and nothing here can say what it does: at most its name is known, which anybody can give to a
 * function of theirs. Creating a contract, or data to an ordinary account, is no call.
 */
export const undecodedCall: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'transaction') return null
    const { request, call, signature, targetHasCode, isDescribed } = subject
    const isCall = request.to !== null && request.data.length > 2 && targetHasCode !== false
    if (!isCall || call !== null || isDescribed) return null
    return { selector: request.data.slice(0, 10), ...(signature !== null && { function: functionName(signature) }) }
  },
}
