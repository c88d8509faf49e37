import type { Row } from '#tests/bench/judge.ts'
import type { Unit } from '#tests/bench/row.ts'
import type { Summary } from '#tests/bench/statistics.ts'

const digits: Readonly<Record<Unit, number>> = { ms: 1, bytes: 0, MB: 1, 'per s': 0 }

const number = (value: number, unit: Unit): string =>
  value.toLocaleString('en', { minimumFractionDigits: digits[unit], maximumFractionDigits: digits[unit] })

function cell(value: Summary | null, unit: Unit): string {
  if (value === null) return '–'
  const spread = value.spread === 0 ? '' : ` ± ${number(value.spread, unit)}`
  return `${number(value.median, unit)}${spread}`
}

function verdict({ budget, met, failures, coffer }: Row): string {
  const failed = failures === 0 ? '' : ` (${failures} failed)`
  if (budget === null) return `–${failed}`
  if (coffer === null || met === null) return 'not measured'
  return `${met ? 'met' : 'MISSED'}${failed}`
}

/** The results as a Markdown table, its columns lined up. */
export function table(rows: readonly Row[]): string {
  const head = ['measured', 'unit', 'floor', 'Coffer', 'ratio', 'budget', '']
  const body = rows.map((row) => [
    row.what,
    row.unit,
    cell(row.floor, row.unit),
    cell(row.coffer, row.unit),
    row.ratio === null ? '–' : row.ratio.toFixed(2),
    row.budget ?? '–',
    verdict(row),
  ])
  const widths = head.map((_, column) => Math.max(3, ...[head, ...body].map((line) => line[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n')
}

/** What must be said beside the table: notes, and every missed budget by name. */
export function remarks(rows: readonly Row[]): string {
  const notes = rows.flatMap(({ what, note }) => (note === null ? [] : [`- ${what}: ${note}`]))
  const missed = rows.filter(({ met }) => met === false)
  const open = rows.filter(({ budget, met }) => budget !== null && met === null)
  return [
    ...notes,
    '',
    missed.length === 0 ? 'No measured budget is missed.' : 'Missed budgets:',
    ...missed.map((row) => `- ${row.what}: ${cell(row.coffer, row.unit)} ${row.unit}, budget ${row.budget ?? ''}`),
    ...(open.length === 0 ? [] : [`Not measured: ${open.map(({ what }) => what).join('; ')}`]),
  ].join('\n')
}
