import * as v from 'valibot'
import { err, type Result } from '#core/result.ts'
import type { Clock, KeyValueStore, Lock } from '#domain/ports.ts'
import { rebased, retryAfter, UnlockFailures } from '#domain/session/unlock-delay.ts'
import type { VaultRefusal } from '#domain/vault/vault.ts'

export type PasswordRefusal =
  | { readonly reason: VaultRefusal }
  /** No password is tried before `retryAt`, in milliseconds since the epoch. */
  | { readonly reason: 'wait'; readonly retryAt: number }

/** The one place through which every password is tried: one at a time, and slower after each failure. */
export type PasswordGate = {
  readonly retryAt: () => Promise<number | null>
  readonly attempt: <T>(run: () => Promise<Result<T, VaultRefusal>>) => Promise<Result<T, PasswordRefusal>>
}

const none: UnlockFailures = { failures: 0, at: 0 }

export function createPasswordGate(deps: {
  /** The store that survives a restart of the browser. */
  readonly local: KeyValueStore
  readonly clock: Clock
  readonly lock: Lock
}): PasswordGate {
  const { local, clock, lock } = deps

  async function load(): Promise<UnlockFailures> {
    const stored = v.safeParse(UnlockFailures, await local.get('unlock-failures'))
    if (!stored.success) return none
    const record = rebased(stored.output, clock.now())
    if (record !== stored.output) await save(record)
    return record
  }

  async function save(record: UnlockFailures): Promise<void> {
    await (record.failures === 0 ? local.remove('unlock-failures') : local.set('unlock-failures', record))
  }

  return {
    retryAt: async () => retryAfter(await load(), clock.now()),
    attempt: (run) =>
      lock('password', async () => {
        const before = await load()
        const retryAt = retryAfter(before, clock.now())
        if (retryAt !== null) return err({ reason: 'wait', retryAt })
        // Counted before it is tried: stopping the worker in the middle buys no free attempt.
        await save({ failures: before.failures + 1, at: clock.now() })
        try {
          const result = await run()
          if (result.ok) {
            // Nobody waits for the count to go: where that fails, one free attempt is gone, and nothing else.
            void save(none).catch(() => undefined)
            return result
          }
          await save(result.error === 'wrong-password' ? { failures: before.failures + 1, at: clock.now() } : before)
          return err({ reason: result.error })
        } catch (thrown) {
          await save(before)
          throw thrown
        }
      }),
  }
}
