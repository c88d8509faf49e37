import { readAuthorization } from '#domain/review/authorization.ts'
import type { Rule, Subject } from '#domain/review/subject.ts'

/** When it ends, in seconds since the epoch, and whether it may still be used in that second. */
function endOf(subject: Subject): { readonly at: bigint; readonly inclusive: boolean } | null {
  if (subject.kind === 'typed-data') {
    const deadline = subject.permit?.deadline ?? null
    if (deadline !== null) return { at: deadline, inclusive: true }
    const before = readAuthorization(subject.typedData)?.before ?? null
    return before === null ? null : { at: before, inclusive: false }
  }
  if (subject.kind !== 'sign-in' || subject.signIn.expirationTime === null) return null
  return { at: BigInt(Math.floor(subject.signIn.expirationTime.value / 1_000)), inclusive: false }
}

/** A permit, an authorization or a sign-in whose time has passed does nothing, and an honest site would not ask for it. */
export const expired: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'typed-data' && subject.kind !== 'sign-in') return null
    const end = endOf(subject)
    if (end === null) return null
    const now = BigInt(subject.now)
    return end.at < now || (end.at === now && !end.inclusive) ? { deadline: end.at.toString() } : null
  },
}
