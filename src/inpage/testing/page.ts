import type { Page } from '#inpage/relay.ts'
import type { PageBound } from '#inpage/protocol.ts'

type Timer = { readonly work: () => void; readonly milliseconds: number }

/** A page without a browser: what is posted is kept, timers run when the test says so. */
export function fakePage(): Page & {
  readonly posted: unknown[]
  readonly timers: Timer[]
  readonly receive: (message: PageBound | object | string | null) => void
  readonly runTimers: () => void
} {
  const listeners: ((data: unknown) => void)[] = []
  const posted: unknown[] = []
  const timers: Timer[] = []
  let uuids = 0
  return {
    posted,
    timers,
    post: (message) => {
      posted.push(message)
    },
    listen: (listener) => {
      listeners.push(listener)
    },
    uuid: () => `page:${String((uuids += 1))}`,
    stringify: (value) => JSON.stringify(value),
    timeout: (work, milliseconds) => {
      timers.push({ work, milliseconds })
    },
    receive: (message) => {
      listeners.forEach((listener) => {
        listener(message)
      })
    },
    runTimers: () => {
      timers.splice(0).forEach(({ work }) => {
        work()
      })
    },
  }
}
