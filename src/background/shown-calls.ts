import * as v from 'valibot'
import type { ApprovalWindow, Clock, KeyValueStore, Notify } from '#domain/ports.ts'

/** Milliseconds: a site may not bring a window to the front again and again. */
const pause = 2_000

export type ShownCalls = {
  /** `false` when a list was shown a moment ago. @param approvalId of the list; it says nothing to anybody else. */
  readonly show: (approvalId: string) => Promise<boolean>
  /** The list that was shown last. */
  readonly last: () => Promise<string | null>
}

type Deps = {
  readonly store: KeyValueStore
  readonly clock: Clock
  readonly window: Pick<ApprovalWindow, 'show'>
  readonly notify: Notify
}

/** Lists of calls that sites ask to show: one window for all of them. Which list, its address does not say. */
export function createShownCalls({ store, clock, window, notify }: Deps): ShownCalls {
  let before = Number.NEGATIVE_INFINITY
  return {
    async show(approvalId) {
      const now = clock.now()
      if (now - before < pause) return false
      before = now
      await store.set('shown-calls', approvalId)
      notify('activity')
      await window.show()
      return true
    },
    last: async () => v.parse(v.fallback(v.nullable(v.string()), null), await store.get('shown-calls')),
  }
}
