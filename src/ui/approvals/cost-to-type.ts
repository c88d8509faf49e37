import { formatUnits, parseUnits } from '#core/units.ts'
import type { Finding } from '#domain/review/review.ts'
import { roundUp } from '#ui/approvals/round-up.ts'

/** Nobody types eighteen decimals; what is typed is never less than what it costs. */
const digits = 3

/** The number of coins that must be typed before an absurd fee is consented to; `null` where nothing is. */
export function costToType(findings: readonly Pick<Finding, 'code' | 'details'>[], decimals: number): string | null {
  const cost = findings.find(({ code }) => code === 'absurd-fee')?.details['cost']
  return cost === undefined ? null : formatUnits(roundUp(BigInt(cost), Math.max(cost.length - digits, 0)), decimals)
}

/** As people type numbers: with a dot or a comma, and zeros or none at the end. */
export function isTyped(text: string, asked: string | null, decimals: number): boolean {
  if (asked === null) return true
  const [typed, meant] = [text.trim().replace(',', '.'), asked].map((number) => parseUnits(number, decimals))
  return typed?.ok === true && meant?.ok === true && typed.value === meant.value
}
