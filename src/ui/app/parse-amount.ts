import { err, ok, type Result } from '#core/result.ts'

/**
 * A decimal number as people type it, in base units. Full-width digits count; a comma does not, as half the world
 * reads it one way and half the other.
 */
export function parseAmount(text: string, decimals: number): Result<bigint, 'shape' | 'precision'> {
  const match = /^(\d{0,78})(?:\.(\d*))?$/.exec(text.normalize('NFKC').replace('。', '.').replace(/[\s_]/g, ''))
  const [, whole = '', fraction = ''] = match ?? []
  if (match === null || (whole === '' && fraction === '')) return err('shape')
  const significant = fraction.replace(/0+$/, '')
  if (significant.length > decimals) return err('precision')
  return ok(BigInt(whole || '0') * 10n ** BigInt(decimals) + BigInt(significant.padEnd(decimals, '0') || '0'))
}

/** The same back as plain text for a field: no grouping, no trailing zeros. */
export function amountText(value: bigint, decimals: number): string {
  const digits = value.toString().padStart(decimals + 1, '0')
  const fraction = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '')
  const whole = decimals === 0 ? digits : digits.slice(0, -decimals)
  return fraction === '' ? whole : `${whole}.${fraction}`
}
