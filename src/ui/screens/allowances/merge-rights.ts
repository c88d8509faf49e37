import { rightId, type Right } from '#domain/allowances/right.ts'
import type { StandingRight } from '#domain/allowances/standing-right.ts'

const byId = (rows: readonly StandingRight[]): Map<string, StandingRight> =>
  new Map(rows.map((row) => [rightId(row.right), row]))

/** What was found beside what is known: what is newer replaces, and each was given when it was given last. */
export function withFound(known: readonly StandingRight[], found: readonly StandingRight[]): readonly StandingRight[] {
  const all = byId(known)
  for (const [id, row] of byId(found)) {
    const givenAt = Math.max(row.givenAt ?? 0, all.get(id)?.givenAt ?? 0)
    all.set(id, { ...row, givenAt: givenAt === 0 ? null : givenAt })
  }
  return [...all.values()]
}

/** Those that were asked for again, as they are now: what is not among the answers is no more. */
export function withRead(
  known: readonly StandingRight[],
  asked: readonly Right[],
  told: readonly StandingRight[],
): readonly StandingRight[] {
  const again = new Set(asked.map(rightId))
  const now = byId(told)
  return known.flatMap((row) => {
    const id = rightId(row.right)
    if (!again.has(id)) return [row]
    const fresh = now.get(id)
    return fresh === undefined ? [] : [{ ...fresh, givenAt: row.givenAt }]
  })
}
