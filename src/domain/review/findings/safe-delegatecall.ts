import { safeCalls } from '#domain/review/calls/safe-batch.ts'
import { readSafeTransaction } from '#domain/review/safe-transaction.ts'
import type { Rule } from '#domain/review/subject.ts'

/**
 * A Safe would run another program as itself, by a transaction or by a signature for one: so $1.46 billion left Bybit. The
 * Safe project's own programs that only make several calls are looked at by their calls.
 */
export const safeDelegatecall: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind === 'transaction') {
      const { call } = subject
      return call?.type === 'safe-execution' && safeCalls(call) === null ? { program: call.to } : null
    }
    if (subject.kind !== 'typed-data') return null
    const safe = readSafeTransaction(subject.typedData)
    return safe?.calls === null ? { ...(safe.to === null ? {} : { program: safe.to }) } : null
  },
}
