import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Origin } from '#core/origin.ts'
import { LockedError } from '#domain/locked-error.ts'
import type { Clock, Notify, SealedTable } from '#domain/ports.ts'

/**
 * What one origin was given: the accounts it may see and ask of, the first of them current, and its own network.
 * `grantedAt` in milliseconds since the epoch.
 */
export const Grant = v.object({
  origin: Origin,
  accounts: v.tupleWithRest([Address], Address),
  chainId: ChainId,
  grantedAt: v.number(),
})
export type Grant = v.InferOutput<typeof Grant>

/** Grants per origin (EIP-2255), sealed. While locked nothing is known: `get` answers `null`. */
export type Permissions = {
  readonly get: (origin: Origin) => Promise<Grant | null>
  readonly list: () => Promise<readonly Grant[]>
  readonly grant: (origin: Origin, accounts: readonly [Address, ...Address[]], chainId: ChainId) => Promise<void>
  readonly setChain: (origin: Origin, chainId: ChainId) => Promise<void>
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

  return {
    get,
    list: () => table.all(),
    grant: (origin, accounts, chainId) =>
      write(origin, (before) => ({
        origin,
        accounts: [...accounts],
        chainId,
        grantedAt: before?.grantedAt ?? clock.now(),
      })),
    setChain: (origin, chainId) => write(origin, (before) => (before === null ? null : { ...before, chainId })),
    async revoke(origin) {
      remembered.delete(origin)
      await table.delete(origin)
      remembered.set(origin, null)
      notify('sites')
    },
  }
}
