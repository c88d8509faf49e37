import { pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import type { Rule } from '#domain/review/subject.ts'

/** The account would be delegated to the pinned code, which stays until it is taken back: a consent of its own. */
export const accountUpgrade: Rule = {
  severity: 'warn',
  find: (subject) =>
    subject.kind === 'delegation' && subject.delegate === pinnedDelegate.address ? { program: subject.delegate } : null,
}
