import { readAuthorization } from '#domain/review/authorization.ts'
import type { Rule } from '#domain/review/subject.ts'

/** A signature that sends tokens: whoever has it may carry it out, once. Source: EIP-3009. */
export const transferAuthorization: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'typed-data') return null
    const authorization = readAuthorization(subject.typedData)
    if (authorization === null) return null
    const { to, token, amount, before } = authorization
    return {
      recipient: to,
      ...(token === null ? {} : { token }),
      amount: amount.toString(),
      ...(before === null ? {} : { deadline: before.toString() }),
    }
  },
}
