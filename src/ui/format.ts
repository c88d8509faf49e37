import { getLocale } from '#messages/runtime.js'

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>()

/** Formatters are slow to make and few: one per locale and kind. */
function once<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  kind: string,
  make: (locale: string) => T,
): T {
  const locale = getLocale()
  const key = `${kind} ${locale}`
  const found = made.get(key) as T | undefined
  if (found) return found
  const fresh = make(locale)
  made.set(key, fresh)
  return fresh
}

export const formatNumber = (value: number | bigint): string =>
  once('number', (locale) => new Intl.NumberFormat(locale)).format(value)

/** @param at milliseconds since the epoch. */
export const formatDate = (at: number): string =>
  once('date', (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })).format(at)

/** @param at milliseconds since the epoch. */
export const formatDateTime = (at: number): string =>
  once('moment', (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })).format(at)

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** “2 hours ago”, to the nearest unit that fits; within a minute, “now”. Both in milliseconds. */
export function formatAgo(at: number, now: number): string {
  const relative = once('ago', (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
  const seconds = (at - now) / 1_000
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return relative.format(Math.round(seconds / length), unit)
  }
  return relative.format(0, 'second')
}

export type AmountOptions = {
  /** Digits kept behind the point; what is cut is cut, never rounded up. Without it, the amount is exact. */
  readonly maxDecimals?: number
  /** Writes `+` before what is above zero; a minus is always written. */
  readonly signed?: boolean
}

/**
 * An amount as its whole part, grouped, and its fraction with its point, so that a column can align on the point.
 * Exact for any size: no digit passes through a floating-point number. A cut amount that is not zero but shows only
 * zeros is written as “<0.0001”.
 * @param value in base units.
 */
export function formatAmountParts(value: bigint, decimals: number, options: AmountOptions = {}): [string, string] {
  const size = value < 0n ? -value : value
  const base = 10n ** BigInt(decimals)
  const digits = (size % base).toString().padStart(decimals, '0').slice(0, decimals)
  const kept = digits.slice(0, options.maxDecimals ?? decimals).replace(/0+$/, '')
  const sign = value < 0n ? '−' : options.signed && value > 0n ? '+' : ''
  const point = decimalPoint()
  const vanished = size > 0n && size / base === 0n && kept === ''
  if (vanished && options.maxDecimals !== undefined) {
    const least = options.maxDecimals === 0 ? '' : `${point}${'0'.repeat(options.maxDecimals - 1)}1`
    return [`${sign}<${options.maxDecimals === 0 ? '1' : '0'}`, least]
  }
  return [sign + formatNumber(size / base), kept === '' ? '' : point + kept]
}

export const formatAmount = (value: bigint, decimals: number, options?: AmountOptions): string =>
  formatAmountParts(value, decimals, options).join('')

const decimalPoint = (): string =>
  once('number', (locale) => new Intl.NumberFormat(locale))
    .formatToParts(0.5)
    .find(({ type }) => type === 'decimal')?.value ?? '.'
