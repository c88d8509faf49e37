import { phishingHosts } from '#domain/review/sites/phishing-hosts.ts'
import type { Rule } from '#domain/review/subject.ts'

/** The site that asks, or one that it belongs to, is on the list of those that steal. */
export const phishingSite: Rule = {
  severity: 'danger',
  find: (subject) => {
    if (subject.kind !== 'site') return null
    const labels = new URL(subject.origin).hostname.replace(/\.+$/, '').split('.')
    const listed = labels.map((_, index) => labels.slice(index).join('.')).some((host) => phishingHosts.has(host))
    return listed ? {} : null
  },
}
