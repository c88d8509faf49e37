import type { Address } from '#core/address.ts'
import { revertOf } from '#domain/review/revert-reason.ts'
import type { Simulation } from '#domain/review/review.ts'
import { changesOf } from '#domain/review/simulation/changes.ts'
import type { Outcome } from '#domain/review/simulation/outcome.ts'

/** More than anybody looks through; what leaves comes first. */
const mostShown = 100

/** What one call, or several one after another, come to for one account. One that fails is told alone. */
export function simulationOf(outcomes: readonly Outcome[], account: Address): Simulation {
  const gas = String(outcomes.reduce((sum, { gasUsed }) => sum + gasUsed, 0n))
  const failed = outcomes.find(({ failure }) => failure !== null)?.failure
  if (failed != null) return { state: 'reverts', changes: [], gas, ...revertOf(failed) }
  const { balances, allowances } = changesOf(
    outcomes.flatMap(({ logs }) => logs),
    account,
  )
  const more = Math.max(0, balances.length - mostShown) + Math.max(0, allowances.length - mostShown)
  return {
    state: 'ok',
    changes: balances.slice(0, mostShown),
    reason: null,
    gas,
    ...(allowances.length > 0 && { allowances: allowances.slice(0, mostShown) }),
    ...(more > 0 && { more }),
  }
}
