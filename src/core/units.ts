import { err, ok, type Result } from '#core/result.ts'

const largest = 2n ** 256n - 1n
const syntax = /^(\d+(\.\d*)?|\.\d+)$/

/** Exact plain decimal, never an exponent: 1_500_000 with 6 decimals is `1.5`. */
export function formatUnits(amount: bigint, decimals: number): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  return `${amount < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** The reverse, for amounts as people type them: ASCII digits and a dot, no sign, no grouping, no rounding. */
export function parseUnits(text: string, decimals: number): Result<bigint, 'syntax' | 'too-precise' | 'too-large'> {
  if (text.length > 512 || !syntax.test(text)) return err('syntax')
  const [whole = '', fraction = ''] = text.split('.')
  const significant = fraction.replace(/0+$/, '')
  if (significant.length > decimals) return err('too-precise')
  const amount = BigInt(`0${whole}${significant.padEnd(decimals, '0')}`)
  return amount > largest ? err('too-large') : ok(amount)
}
