import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { Origin } from '#core/origin.ts'

/** What one origin was given: the accounts it may see and ask of, the first of them current, and its own network. */
export type Grant = {
  readonly origin: Origin
  readonly accounts: readonly [Address, ...Address[]]
  readonly chainId: ChainId
  /** Milliseconds since the epoch. */
  readonly grantedAt: number
}

/** Grants per origin (EIP-2255), sealed. While locked nothing is known: `get` answers `null`. */
export type Permissions = {
  readonly get: (origin: Origin) => Promise<Grant | null>
  readonly list: () => Promise<readonly Grant[]>
  readonly grant: (origin: Origin, accounts: readonly [Address, ...Address[]], chainId: ChainId) => Promise<void>
  readonly setChain: (origin: Origin, chainId: ChainId) => Promise<void>
  readonly revoke: (origin: Origin) => Promise<void>
}
