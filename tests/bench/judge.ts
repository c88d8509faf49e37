import { rows, type Budget, type Measurement, type RowId, type RowOfTable, type Unit } from '#tests/bench/row.ts'
import type { Summary } from '#tests/bench/statistics.ts'

/** One finished line of the table, and one entry of `bench/results.json`. */
export type Row = {
  readonly id: RowId
  readonly what: string
  readonly unit: Unit
  readonly floor: Summary | null
  readonly coffer: Summary | null
  /** Coffer's median over the floor's: what may be compared between machines. */
  readonly ratio: number | null
  readonly failures: number
  readonly budget: string | null
  /** `null` when there is no budget, or nothing was measured. */
  readonly met: boolean | null
  readonly note: string | null
}

export function judge({ id, floor, coffer, failures = 0, note }: Measurement): Row {
  const { what, unit, budget }: RowOfTable = rows[id]
  const kept = budget === undefined || coffer === undefined ? null : keeps(budget, coffer, floor)
  return {
    id,
    what,
    unit,
    floor: floor ?? null,
    coffer: coffer ?? null,
    ratio: floor === undefined || coffer === undefined ? null : coffer.median / floor.median,
    failures,
    budget: budget === undefined ? null : words(budget, unit),
    met: kept === null ? null : kept && failures === 0,
    note: note ?? null,
  }
}

function keeps(budget: Budget, coffer: Summary, floor: Summary | undefined): boolean | null {
  if (budget.kind === 'at-most') return coffer.median <= budget.limit
  if (budget.kind === 'at-least') return coffer.median >= budget.limit
  if (floor === undefined) return null
  switch (budget.kind) {
    case 'times-floor':
      return coffer.median <= floor.median * budget.limit
    case 'over-floor':
      return coffer.median <= floor.median + budget.limit
    case 'noise':
      return coffer.median - floor.median <= floor.spread
    default:
      return budget satisfies never
  }
}

function words(budget: Budget, unit: Unit): string {
  switch (budget.kind) {
    case 'at-most':
      return `≤ ${budget.limit.toLocaleString('en')} ${unit}`
    case 'at-least':
      return `≥ ${budget.limit.toLocaleString('en')} ${unit}`
    case 'times-floor':
      return `≤ ${budget.limit} × floor`
    case 'over-floor':
      return `≤ floor + ${budget.limit} ${unit}`
    case 'noise':
      return "within the floor's spread"
    default:
      return budget satisfies never
  }
}
