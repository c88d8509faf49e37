import type { Quantity } from '#core/quantity.ts'
import { isFor, type Guardrail, type Limit } from '#domain/guardrails/guardrail.ts'

type Most = Quantity | null

const isMore = (before: Most, after: Most): boolean =>
  before !== null && (after === null || BigInt(after) > BigInt(before))

const isLooser = (before: Limit, after: Limit): boolean =>
  isMore(before.perTransaction, after.perTransaction) ||
  isMore(before.perDay, after.perDay) ||
  isMore(before.waitAbove, after.waitAbove)

/** Whether anything that needed a proof before would need none any more. */
export function loosens(before: Guardrail, after: Guardrail): boolean {
  const { allowed } = before
  if (allowed !== null && (after.allowed?.some((address) => !allowed.includes(address)) ?? true)) return true
  const { wait } = before
  if (wait.minutes > after.wait.minutes) return true
  if (wait.minutes > 0 && wait.firstTime && !after.wait.firstTime) return true
  return before.limits.some((limit) => {
    // Of several for one asset each holds, so that one that stays as tight is enough.
    const same = after.limits.filter(({ chainId, token }) => isFor(limit, chainId, token))
    return same.length === 0 || same.every((other) => isLooser(limit, other))
  })
}
