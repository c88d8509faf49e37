import { readSafeTransaction } from '#domain/review/safe-transaction.ts'
import type { Rule } from '#domain/review/subject.ts'

/** A Safe would run another program as itself, by a transaction or by a signature for one: so $1.46 billion left Bybit. */
export const safeDelegatecall: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind === 'transaction') {
      return subject.call?.type === 'safe-execution' && subject.call.delegates ? { program: subject.call.to } : null
    }
    if (subject.kind !== 'typed-data') return null
    const safe = readSafeTransaction(subject.typedData)
    return safe?.delegates === true ? { ...(safe.to === null ? {} : { program: safe.to }) } : null
  },
}
