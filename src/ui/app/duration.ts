import { getLocale } from '#messages/runtime.js'

/** “12 seconds”, or “3 minutes” when it is long. */
export function formatSeconds(seconds: number): string {
  const [value, unit] = seconds < 100 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute']
  return new Intl.NumberFormat(getLocale(), { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}
