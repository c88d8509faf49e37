import type { Rule } from '#domain/review/subject.ts'

/** A signature that lets somebody take tokens, without a transaction of the user's. Source: EIP-2612. */
export const permit: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'typed-data' || subject.permit?.standard !== 'eip2612') return null
    const { spender, grants } = subject.permit
    const [grant] = grants
    return {
      spender,
      ...(grant?.token == null ? {} : { token: grant.token }),
      ...(grant?.amount == null ? {} : { amount: grant.amount.toString() }),
    }
  },
}
