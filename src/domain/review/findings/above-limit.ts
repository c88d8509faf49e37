import type { Rule } from '#domain/review/subject.ts'

/** It oversteps what the user set for the account or the site, who is asked for a proof. */
export const aboveLimit: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'breach') return null
    const { breach } = subject
    const limit = `${breach.rule}-${breach.of}`
    if (breach.rule === 'unknown') return { limit }
    if (breach.rule === 'not-allowed') return breach.party === null ? { limit } : { limit, party: breach.party }
    const { most, used, asks } = breach
    const { symbol, decimals } = breach.limit
    return {
      limit,
      'limit-most': String(most),
      ...(breach.rule === 'per-day' && { 'limit-used': String(used) }),
      'limit-asks': String(asks),
      'limit-over': String(used + asks - most),
      symbol,
      decimals: String(decimals),
    }
  },
}
