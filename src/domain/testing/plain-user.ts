import type { FactDeps } from '#domain/review/facts.ts'

/** A user of one account with no wishes, for tests of reviews. */
export const plainUser: Pick<FactDeps, 'accounts' | 'wishes'> = {
  accounts: () => Promise.resolve([]),
  wishes: () => Promise.resolve({ unusualHour: false, screening: false }),
}
