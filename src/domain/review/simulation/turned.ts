import type { Simulation } from '#domain/review/review.ts'
import { differ } from '#domain/review/simulation/differ.ts'

/**
 * Whether a look at the click comes to something else than what the user saw. A node that cannot tell any more is no
 * reason to stop: simulation advises.
 */
export function turned(seen: Simulation, now: Simulation): boolean {
  if (now.state === 'unsupported' || now.state === 'unavailable') return false
  return differ(seen, now) || (now.differs === true && seen.differs !== true)
}
