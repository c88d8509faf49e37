import type { Queue } from '#domain/approvals/queue.ts'

/** How long a document may take to come back, after its port closed and after the worker began, in milliseconds. */
const afterClose = 2_000
const afterStart = 5_000

type Deps = {
  readonly queue: Pick<Queue, 'reject'>
  readonly delay: (milliseconds: number) => Promise<void>
}

export type Presence = {
  readonly opened: (channel: string) => void
  readonly closed: (channel: string) => Promise<void>
  /** Resolves when the document is there, or had its time to come back: before that nothing may be approved for it. */
  readonly known: (channel: string) => Promise<void>
  /** Once per worker: those who asked before it was stopped have a moment to come back. */
  readonly start: () => Promise<void>
}

/** When a page goes, its waiting questions go with it. */
export function createPresence({ queue, delay }: Deps): Presence {
  const present = new Set<string>()
  /** Whose last port closed a moment ago. */
  const leaving = new Set<string>()
  const expected = new Map<string, () => void>()
  let hadTheirTime = false
  const rejectAbsent = (isMeant: (channel: string) => boolean): Promise<void> =>
    queue.reject(
      'page-gone',
      ({ requester }) => requester.type === 'site' && !present.has(requester.channel) && isMeant(requester.channel),
    )

  function tell(channel: string): void {
    leaving.delete(channel)
    expected.get(channel)?.()
    expected.delete(channel)
  }

  return {
    opened(channel) {
      present.add(channel)
      tell(channel)
    },
    async closed(channel) {
      present.delete(channel)
      leaving.add(channel)
      await delay(afterClose)
      await rejectAbsent((other) => other === channel)
      if (!present.has(channel)) tell(channel)
    },
    known(channel) {
      if (present.has(channel) || (hadTheirTime && !leaving.has(channel))) return Promise.resolve()
      return new Promise((resolve) => {
        const earlier = expected.get(channel)
        expected.set(channel, () => {
          earlier?.()
          resolve()
        })
      })
    },
    async start() {
      await delay(afterStart)
      await rejectAbsent(() => true)
      hadTheirTime = true
      for (const resolve of expected.values()) resolve()
      expected.clear()
    },
  }
}
