import { err, ok, type Result } from '#core/result.ts'
import { wipe } from '#core/wipe.ts'
import type { Clock, KeyValueStore } from '#domain/ports.ts'
import type { PasswordGate, PasswordRefusal } from '#domain/session/password-gate.ts'
import type { Session } from '#domain/session/session.ts'
import type { Standing } from '#domain/vault/standing.ts'
import type { Vault } from '#domain/vault/vault.ts'

/** Where the wallet stands for its own pages. Times in milliseconds since the epoch. */
export type WalletStatus =
  | Exclude<Standing, { readonly phase: 'present' }>
  | { readonly phase: 'locked'; readonly retryAt: number | null; readonly healed: boolean }
  | { readonly phase: 'unlocked'; readonly lockAt: number }

export type Unlock = {
  readonly status: () => Promise<WalletStatus>
  /** One at a time; a second one that waited while the first succeeded costs nothing. */
  readonly unlock: (password: string) => Promise<Result<void, PasswordRefusal>>
}

export function createUnlock(deps: {
  readonly vault: Pick<Vault, 'inspect' | 'open'>
  readonly session: Session
  readonly gate: PasswordGate
  readonly clock: Clock
  /** `storage.session`. */
  readonly store: KeyValueStore
}): Unlock {
  const { vault, session, gate, clock, store } = deps
  /** Counts locks, so that one asked for while a password is tried is not undone by it. */
  let locks = 0
  session.onLock(() => {
    locks += 1
  })

  async function lockedStatus(): Promise<WalletStatus> {
    const { standing, healed } = await vault.inspect()
    if (standing.phase !== 'present') return standing
    if (healed) await store.set('vault-healed', true)
    return { phase: 'locked', retryAt: await gate.retryAt(), healed: (await store.get('vault-healed')) === true }
  }

  return {
    status: async () => {
      const lockAt = await session.lockAt()
      return lockAt === null ? lockedStatus() : { phase: 'unlocked', lockAt }
    },
    unlock: async (password) => {
      const before = locks
      const opened = await gate.attempt(() => vault.open(password))
      if (!opened.ok) return opened
      const { dataKey, payload } = opened.value
      wipe(payload.entropy)
      if (locks !== before) {
        wipe(dataKey)
        return err({ reason: 'wait', retryAt: clock.now() })
      }
      await Promise.all([session.start(dataKey), store.remove('vault-healed')])
      return ok(undefined)
    },
  }
}
