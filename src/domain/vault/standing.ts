import type { Inspection, WholeCopy } from '#domain/vault/inspection.ts'

/** What the two places, taken together, mean. */
export type Standing =
  | { readonly phase: 'empty' }
  | { readonly phase: 'recovery'; readonly copies: Inspection['copies']; readonly restorable: boolean }
  | { readonly phase: 'present'; readonly best: WholeCopy }

/**
 * Only where nothing at all tells of a vault may a new one be made; whatever is ambiguous is `recovery`. A copy that is
 * merely missing beside a whole one is no damage.
 * @param traces whether something else than the two copies tells that a vault was here.
 */
export function standingOf({ copies, best }: Inspection, traces: boolean): Standing {
  const states = [copies.database, copies.extension]
  if (states.includes('newer')) return { phase: 'recovery', copies, restorable: false }
  if (states.includes('damaged')) return { phase: 'recovery', copies, restorable: best !== null }
  if (best !== null) return { phase: 'present', best }
  return traces ? { phase: 'recovery', copies, restorable: false } : { phase: 'empty' }
}
