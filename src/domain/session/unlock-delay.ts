import * as v from 'valibot'

/** `at` is the last failure, in milliseconds since the epoch. */
export const UnlockFailures = v.strictObject({
  failures: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  at: v.pipe(v.number(), v.safeInteger()),
})
export type UnlockFailures = v.InferOutput<typeof UnlockFailures>

const free = 4
const longestMs = 300_000

/** The first four failures cost nothing, then 2 s, 4 s, 8 s … up to 5 min. Never a wipe. Milliseconds. */
export function delayAfter(failures: number): number {
  return failures <= free ? 0 : Math.min(longestMs, 2_000 * 2 ** Math.min(failures - free - 1, 30))
}

/**
 * A clock that was set back would make an old failure look as if it lay ahead, and lock the user out until the clock
 * has caught up: such a failure counts as one of this moment. The caller stores what is returned when it differs.
 */
export function rebased(record: UnlockFailures, now: number): UnlockFailures {
  return record.at > now ? { ...record, at: now } : record
}

/** When the next password may be tried; `null` for now. */
export function retryAfter(record: UnlockFailures, now: number): number | null {
  const at = record.at + delayAfter(record.failures)
  return at > now ? at : null
}
