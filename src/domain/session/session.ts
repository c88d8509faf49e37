import * as v from 'valibot'
import { base64FromBytes, bytesFromBase64 } from '#core/base64.ts'
import { wipe } from '#core/wipe.ts'
import { LockedError } from '#domain/locked-error.ts'
import type { Alarms, Clock, KeyValueStore, Notify } from '#domain/ports.ts'
import { nextSession, type SessionEvent, type SessionState } from '#domain/session/session-machine.ts'
import { defaultSettings } from '#domain/session/settings.ts'

export const autoLockAlarm = 'auto-lock'

export type DataKey = Uint8Array

/** The way to the data key for whatever is sealed with it. */
export type DataKeyAccess = {
  /**
   * Lends a copy of the data key (32 bytes) that is wiped when `use` has ended, so that a lock in the middle can never
   * make `use` seal with zeros. Throws `LockedError` when locked or past the deadline.
   */
  readonly withDataKey: <T>(use: (key: DataKey) => T | Promise<T>) => Promise<T>
}

export type Session = DataKeyAccess & {
  /** Also restores the session of a worker that was stopped, and locks when the deadline has passed. */
  readonly isUnlocked: () => Promise<boolean>
  /** The deadline in milliseconds since the epoch; `null` while locked. */
  readonly lockAt: () => Promise<number | null>
  /** Takes the data key over; the caller keeps no copy. */
  readonly start: (key: DataKey) => Promise<void>
  /** Wipes the key wherever it is, and tells every listener, even when it was locked already. */
  readonly lock: () => Promise<void>
  /** The deadline moves by a whole period. */
  readonly touch: () => Promise<void>
  readonly setAutoLock: (minutes: number) => Promise<void>
  /** For the start of a worker and for the alarm `auto-lock`. */
  readonly wake: () => Promise<void>
  /** `listener` runs in the same turn in which the key is wiped. Returns the undo. */
  readonly onLock: (listener: () => void) => () => void
  readonly onUnlock: (listener: () => void) => () => void
  /**
   * Whether it is done what must be before anything from before the lock may go on; not so from each `start`, over stopped
   * workers, until what `settling` returned is called.
   */
  readonly isSettled: () => Promise<boolean>
  /** To be called when that begins; what it returns, when it is done. It is of no effect after another `start` or a lock. */
  readonly settling: () => () => Promise<void>
}

const Stored = v.strictObject({
  key: v.string(),
  lockAt: v.number(),
  periodMs: v.pipe(v.number(), v.minValue(1)),
  settled: v.boolean(),
})

const minute = 60_000
const dataKeyBytes = 32

export function createSession(deps: {
  /** `storage.session`: in memory of the browser, for trusted contexts only. */
  readonly session: KeyValueStore
  readonly clock: Clock
  readonly alarms: Alarms
  readonly notify: Notify
  /** Asked right after the start, when sealed settings can be read. */
  readonly autoLockMinutes: () => Promise<number>
}): Session {
  const { session, clock, alarms, notify } = deps
  let state: SessionState = { status: 'locked' }
  let held: DataKey | null = null
  let restored: Promise<void> | null = null
  let settled = false
  /** Counts the unlocks of this worker. */
  let unlocks = 0
  const lockListeners = new Set<() => void>()
  const unlockListeners = new Set<() => void>()

  async function forget(): Promise<void> {
    if (held !== null) wipe(held)
    held = null
    for (const listener of lockListeners) listener()
    notify('session')
    await Promise.all([session.remove('session'), alarms.clear(autoLockAlarm)])
  }

  /** Keeps memory, `storage.session` and the alarm at one deadline. */
  async function keep(): Promise<void> {
    if (state.status === 'locked' || held === null) return
    const { lockAt, periodMs } = state
    await Promise.all([
      session.set('session', { key: base64FromBytes(held), lockAt, periodMs, settled }),
      alarms.set(autoLockAlarm, lockAt),
    ])
  }

  async function apply(event: SessionEvent): Promise<void> {
    const before = state
    state = nextSession(state, event)
    if (before.status === 'unlocked' && state.status === 'locked') await forget()
    else if (state.status === 'unlocked' && (before.status === 'locked' || before.lockAt !== state.lockAt)) await keep()
  }

  async function restore(): Promise<void> {
    const stored = v.safeParse(Stored, await session.get('session'))
    if (!stored.success) return
    const key = bytesFromBase64(stored.output.key)
    if (key?.length !== dataKeyBytes) return
    const { lockAt, periodMs } = stored.output
    state = nextSession(state, { type: 'restore', now: clock.now(), lockAt, periodMs })
    held = key
    settled = stored.output.settled
    await (state.status === 'locked' ? forget() : alarms.set(autoLockAlarm, state.lockAt))
  }

  async function check(): Promise<DataKey | null> {
    restored ??= restore()
    await restored
    await apply({ type: 'tick', now: clock.now() })
    return held
  }

  async function setAutoLock(minutes: number): Promise<void> {
    await check()
    await apply({ type: 'set-period', now: clock.now(), periodMs: minutes * minute })
  }

  const listen = (listeners: Set<() => void>) => (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }

  return {
    isUnlocked: async () => (await check()) !== null,
    lockAt: async () => {
      await check()
      return state.status === 'unlocked' ? state.lockAt : null
    },
    withDataKey: async (use) => {
      const key = (await check())?.slice()
      if (key === undefined) throw new LockedError('The wallet is locked.')
      try {
        return await use(key)
      } finally {
        wipe(key)
      }
    },
    start: async (key) => {
      await check()
      if (held !== null) wipe(held)
      held = key
      settled = false
      unlocks += 1
      await apply({ type: 'start', now: clock.now(), periodMs: defaultSettings.autoLockMinutes * minute })
      await setAutoLock(await deps.autoLockMinutes())
      if (state.status === 'locked') return
      for (const listener of unlockListeners) listener()
      notify('session')
    },
    lock: async () => {
      await check()
      state = nextSession(state, { type: 'lock' })
      await forget()
    },
    touch: async () => {
      await check()
      await apply({ type: 'touch', now: clock.now() })
    },
    setAutoLock,
    wake: async () => {
      await check()
      if (state.status === 'unlocked') await alarms.set(autoLockAlarm, state.lockAt)
    },
    onLock: listen(lockListeners),
    onUnlock: listen(unlockListeners),
    isSettled: async () => (await check()) !== null && settled,
    settling: () => {
      const of = unlocks
      return async () => {
        await check()
        if (of !== unlocks || held === null) return
        settled = true
        await keep()
      }
    },
  }
}
