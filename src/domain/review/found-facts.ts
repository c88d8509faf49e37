import type { Address } from '#core/address.ts'
import type { History } from '#domain/review/history.ts'
import type { Screening } from '#domain/review/screening.ts'

/** What a node says of whom a request is about. `null` where nobody asked, or nobody knows. */
export type NodeFacts = {
  /** The contract that is called or let take tokens, where it is only days old. */
  readonly newContract: Address | null
  /** What the account has of the token that an allowance is of, in base units. */
  readonly holding: bigint | null
  readonly screening: Screening
}

/** What else is found out about a transaction, by the wallet itself and on the user's own node. */
export type TransactionFacts = NodeFacts & {
  readonly history: History
  readonly ownAccounts: ReadonlySet<Address>
  /** What the user calls whom. */
  readonly contacts: ReadonlyMap<Address, string>
  /** Hours of the day, 0 to 23; `null` where the user does not want to be told. */
  readonly hours: { readonly now: number; readonly before: readonly number[] } | null
  /** Another network on which the recipient is known as a contract, while there is none here. */
  readonly elsewhere: number | null
}
