import * as v from 'valibot'

const windowMs = 60_000
const pauseMs = 30_000
const tolerated = 3

/** Per origin: when the user refused it, in milliseconds since the epoch, oldest first. */
export const Refusals = v.record(v.string(), v.array(v.number()))
export type Refusals = v.InferOutput<typeof Refusals>

/** Three refusals within a minute mean that the user wants to be left alone for half a minute. */
export function isCoolingDown(refusals: Refusals, origin: string, now: number): boolean {
  if (!Object.hasOwn(refusals, origin)) return false
  const times = refusals[origin] ?? []
  const last = times.at(-1)
  const third = times.at(-tolerated)
  return last !== undefined && third !== undefined && last - third <= windowMs && now - last < pauseMs
}

/** Forgets what no longer counts, of every origin. */
export function withRefusal(refusals: Refusals, origin: string, now: number): Refusals {
  const next: Record<string, number[]> = {}
  for (const [known, times] of Object.entries(refusals)) {
    const recent = times.filter((time) => now - time <= windowMs)
    if (recent.length > 0) next[known] = recent
  }
  return { ...next, [origin]: [...(next[origin] ?? []), now].slice(-tolerated) }
}
