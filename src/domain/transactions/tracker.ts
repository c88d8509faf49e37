import type { Alarms, Clock } from '#domain/ports.ts'
import type { Transactions } from '#domain/transactions/transactions.ts'

export const trackAlarm = 'track'

/** Milliseconds: soon after something was sent, as fast chains answer at once, then ever later. */
const pauses = { first: 2_000, factor: 1.5, longest: 30_000 } as const
/** Milliseconds. The shortest that Chromium gives; it wakes a worker that was stopped meanwhile. */
const alarmAfter = 30_000
/** Milliseconds between two looks at what is decided, while others still wait. */
const settleEvery = 60_000

type Deps = {
  readonly transactions: Pick<Transactions, 'track' | 'settle'>
  readonly alarms: Alarms
  readonly clock: Clock
  /** Resolves after `ms`, or at once when `signal` aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** The life of the worker. */
  readonly signal: AbortSignal
}

export type Tracker = {
  /**
   * Follows what waits until nothing does. Called again it asks at once. Resolves when it ends; what is only not final yet
   * is left to the alarm, so that the worker need not live for it.
   */
  readonly start: () => Promise<void>
  /** To be called with every alarm's name. */
  readonly onAlarm: (name: string) => Promise<void>
}

/** Follows transactions: by itself while the worker lives, by the alarm when it was stopped. */
export function createTracker({ transactions, alarms, clock, wait, signal }: Deps): Tracker {
  let running: Promise<void> | null = null
  let asks = 0
  let wake = new AbortController()

  async function follow(): Promise<void> {
    let pause: number = pauses.first
    let settled = Number.NEGATIVE_INFINITY
    for (;;) {
      const seen = asks
      // Before the question, not after: the worker may be stopped while it waits for the answer.
      await alarms.set(trackAlarm, clock.now() + alarmAfter)
      let waits = await transactions.track(signal)
      let later: number | null = null
      if (!waits || clock.now() - settled >= settleEvery) {
        later = await transactions.settle(signal)
        settled = clock.now()
        waits ||= later === 0
      }
      if (!waits && asks === seen) {
        await (later === null ? alarms.clear(trackAlarm) : alarms.set(trackAlarm, clock.now() + later))
      }
      if (signal.aborted || (!waits && asks === seen)) return
      wake = new AbortController()
      if (asks === seen) await wait(pause, AbortSignal.any([signal, wake.signal]))
      pause = asks === seen ? Math.min(pause * pauses.factor, pauses.longest) : pauses.first
    }
  }

  async function run(): Promise<void> {
    try {
      await follow()
    } finally {
      running = null
    }
  }

  const start = (): Promise<void> => {
    asks += 1
    wake.abort()
    running ??= run()
    return running
  }
  return { start, onAlarm: (name) => (name === trackAlarm ? start() : Promise.resolve()) }
}
