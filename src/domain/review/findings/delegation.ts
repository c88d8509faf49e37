import { mayBeSigned } from '#domain/delegation/pinned-delegate.ts'
import type { Rule } from '#domain/review/subject.ts'

/** Somebody's code would act for the account, and it is not the one that is pinned. It is never signed either. */
export const delegation: Rule = {
  severity: 'danger',
  find: (subject) =>
    subject.kind === 'delegation' && !mayBeSigned(subject.delegate) ? { contract: subject.delegate } : null,
}
