import type { Rule } from '#domain/review/subject.ts'

/** The same through Uniswap's Permit2 contract, which may hold the right to many tokens. */
export const permit2: Rule = {
  severity: 'warn',
  find: (subject) =>
    subject.kind === 'typed-data' && subject.permit?.standard === 'permit2'
      ? { spender: subject.permit.spender }
      : null,
}
