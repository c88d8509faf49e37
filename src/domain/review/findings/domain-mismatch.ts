import { isAtSite, isForSite, namedSite, otherSiteIn } from '#domain/review/sign-in-site.ts'
import type { Rule } from '#domain/review/subject.ts'

/** The site that asks would get what signs the user in at another. Source: EIP-4361 §Verifying the domain binding. */
export const domainMismatch: Rule = {
  severity: 'danger',
  find: (subject) => {
    if ((subject.kind !== 'message' && subject.kind !== 'sign-in') || subject.origin === null) return null
    const { origin } = subject
    if (subject.kind === 'message') {
      const other = subject.text === null ? null : otherSiteIn(origin, subject.text)
      return other === null ? null : { domain: other }
    }
    if (!isForSite(origin, subject.signIn)) return { domain: namedSite(subject.signIn) }
    return isAtSite(origin, subject.signIn) ? null : { domain: subject.signIn.uri.text }
  },
}
