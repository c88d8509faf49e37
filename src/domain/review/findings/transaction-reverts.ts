import type { Rule } from '#domain/review/subject.ts'

/** A warning and no danger: what fails costs the network fee and moves nothing, and `danger` is for what takes assets. */
export const transactionReverts: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'transaction' || subject.simulation.state !== 'reverts') return null
    const { reason } = subject.simulation
    return reason === null ? {} : { reason }
  },
}
