import type { FactDeps } from '#domain/review/facts.ts'
import { noSignatures, type Signatures } from '#domain/review/signatures/signatures.ts'

/** A user of one account with no wishes, whose wallet knows no function by name, for tests of reviews. */
export const plainUser: Pick<FactDeps, 'accounts' | 'contacts' | 'wishes'> & {
  readonly signatures: () => Promise<Signatures>
} = {
  accounts: () => Promise.resolve([]),
  contacts: () => Promise.resolve([]),
  wishes: () => Promise.resolve({ unusualHour: false, screening: false }),
  signatures: () => Promise.resolve(noSignatures),
}
