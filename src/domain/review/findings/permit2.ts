import type { Grant } from '#domain/review/permit.ts'
import type { Rule } from '#domain/review/subject.ts'

const detailsOf = ({ token, amount, until }: Grant): Readonly<Record<string, string>> => ({
  ...(token === null ? {} : { token }),
  ...(amount === null ? {} : { amount: amount.toString() }),
  ...(until === null ? {} : { deadline: until.toString() }),
})

/** The same through Uniswap's Permit2 contract, which may hold the right to many tokens. */
export const permit2: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'typed-data' || subject.permit?.standard !== 'permit2') return null
    const { spender, grants } = subject.permit
    const [only] = grants
    if (only !== undefined && grants.length === 1) return { spender, ...detailsOf(only) }
    return grants.length === 0 ? { spender } : { spender, tokens: String(grants.length) }
  },
}
