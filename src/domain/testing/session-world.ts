import { createSession, type Session } from '#domain/session/session.ts'
import { createMemoryStore } from '#domain/testing/memory-store.ts'

/** A session over stores in memory, a clock that stands still, and a record of what it told. */
export function createSessionWorld(minutes = 10) {
  const store = createMemoryStore()
  const time = { now: 0 }
  const alarms = new Map<string, number>()
  const told: string[] = []
  const settings = { minutes }
  /** What a new worker would build over the same stores. */
  const start = (): Session =>
    createSession({
      session: store,
      clock: { now: () => time.now },
      alarms: {
        set: (name, at) => {
          alarms.set(name, at)
          return Promise.resolve()
        },
        clear: (name) => {
          alarms.delete(name)
          return Promise.resolve()
        },
      },
      notify: (topic) => told.push(topic),
      autoLockMinutes: () => Promise.resolve(settings.minutes),
    })
  return { store, time, alarms, told, settings, start }
}
