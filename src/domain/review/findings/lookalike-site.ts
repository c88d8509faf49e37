import { lookalikeOf } from '#domain/review/sites/lookalike-host.ts'
import { phishingSite } from '#domain/review/findings/phishing-site.ts'
import type { Rule } from '#domain/review/subject.ts'

/** The site that asks could be taken for one that many people know. Of a listed one, worse is said already. */
export const lookalikeSite: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'site' || phishingSite.find(subject) !== null) return null
    const known = lookalikeOf(new URL(subject.origin).hostname)
    return known === null ? null : { resembles: known }
  },
}
