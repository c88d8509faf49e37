import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Origin } from '#core/origin.ts'
import { LockedError } from '#domain/locked-error.ts'
import type { Clock, Notify, SealedTable } from '#domain/ports.ts'

const withOwn = (chainId: ChainId, chains: readonly ChainId[]): ChainId[] =>
  chains.includes(chainId) ? [...new Set(chains)] : [...new Set([chainId, ...chains])]

/**
 * What one origin was given: the accounts it may see and ask of, the first of them current; the networks it may use
 * without a question, and which of them it is on. `grantedAt` in milliseconds since the epoch. Rows from before there
 * were several networks have the one.
 */
export const Grant = v.pipe(
  v.object({
    origin: Origin,
    accounts: v.tupleWithRest([Address], Address),
    chainId: ChainId,
    chains: v.optional(v.array(ChainId), []),
    grantedAt: v.number(),
  }),
  v.transform((grant) => ({ ...grant, chains: withOwn(grant.chainId, grant.chains) })),
)
export type Grant = v.InferOutput<typeof Grant>

type Accounts = readonly [Address, ...Address[]]

/** Grants per origin (EIP-2255), sealed. While locked nothing is known: `get` answers `null`. */
export type Permissions = {
  readonly get: (origin: Origin) => Promise<Grant | null>
  readonly list: () => Promise<readonly Grant[]>
  /** In place of what it had. The network it is on is always among those it may use. */
  readonly grant: (origin: Origin, accounts: Accounts, chainId: ChainId, chains?: readonly ChainId[]) => Promise<void>
  /** Of a connected site; of any other nothing. */
  readonly setAccounts: (origin: Origin, accounts: Accounts) => Promise<void>
  /** Puts it on this network, which it may use from then on. */
  readonly setChain: (origin: Origin, chainId: ChainId) => Promise<void>
  /** Leaves it those of its networks that are named, and the one it is on. */
  readonly keepChains: (origin: Origin, chains: readonly ChainId[]) => Promise<void>
  readonly revoke: (origin: Origin) => Promise<void>
}

type Deps = {
  readonly table: SealedTable<Grant>
  /** Checked before every look, so that nothing remembered outlives a lock. */
  readonly isUnlocked: () => Promise<boolean>
  /** Another wallet may be unlocked next: what was read of this one is forgotten. */
  readonly onLock: (listener: () => void) => unknown
  readonly clock: Clock
  readonly notify: Notify
}

export function createPermissions({ table, isUnlocked, onLock, clock, notify }: Deps): Permissions {
  /** This worker is the only writer, so that what was read once need not be opened again. */
  const remembered = new Map<Origin, Grant | null>()
  onLock(() => {
    remembered.clear()
  })

  async function get(origin: Origin): Promise<Grant | null> {
    if (!(await isUnlocked())) {
      remembered.clear()
      return null
    }
    const known = remembered.get(origin)
    if (known !== undefined) return known
    try {
      const grant = await table.get(origin)
      if (!remembered.has(origin)) remembered.set(origin, grant)
      return remembered.get(origin) ?? null
    } catch (thrown) {
      if (thrown instanceof LockedError) return null
      throw thrown
    }
  }

  async function write(origin: Origin, change: (before: Grant | null) => Grant | null): Promise<void> {
    remembered.delete(origin)
    const after = await table.update(origin, change)
    remembered.set(origin, after)
    notify('sites')
  }

  const change = (origin: Origin, edit: (before: Grant) => Partial<Grant>): Promise<void> =>
    write(origin, (before) => (before === null ? null : { ...before, ...edit(before) }))

  return {
    get,
    list: () => table.all(),
    grant: (origin, accounts, chainId, chains = []) =>
      write(origin, (before) => ({
        origin,
        accounts: [...accounts],
        chainId,
        chains: withOwn(chainId, chains),
        grantedAt: before?.grantedAt ?? clock.now(),
      })),
    setAccounts: (origin, accounts) => change(origin, () => ({ accounts: [...accounts] })),
    setChain: (origin, chainId) =>
      change(origin, ({ chains }) => ({
        chainId,
        chains: chains.includes(chainId) ? chains : [...chains, chainId],
      })),
    keepChains: (origin, chains) =>
      change(origin, (before) => ({
        chains: before.chains.filter((chainId) => chainId === before.chainId || chains.includes(chainId)),
      })),
    async revoke(origin) {
      remembered.delete(origin)
      await table.delete(origin)
      remembered.set(origin, null)
      notify('sites')
    },
  }
}
