import type { Address } from '#core/address.ts'
import type { Account } from '#domain/accounts/account.ts'

/** The accounts of the phrase. They are part of the sealed vault, so both of its copies hold them. Unlocked only. */
export type Accounts = {
  readonly list: () => Promise<readonly Account[]>
  readonly add: (name: string) => Promise<Account>
  readonly rename: (address: Address, name: string) => Promise<void>
  readonly setHidden: (address: Address, hidden: boolean) => Promise<void>
  /** The account that the wallet's own pages show; always one that is not hidden. */
  readonly selected: () => Promise<Address>
  readonly select: (address: Address) => Promise<void>
}
