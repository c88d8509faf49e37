const shape =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[Tt](?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})(?<fraction>\.\d+)?([Zz]|(?<sign>[+-])(?<offsetHour>\d{2}):(?<offsetMinute>\d{2}))$/

/**
 * Milliseconds since the epoch, what is finer cut off; `null` for what is no moment, as the 31st of February. A leap
 * second is the first of the next minute. Source: RFC 3339 §5.6.
 */
export function parseDateTime(text: string): number | null {
  const parts = shape.exec(text)?.groups
  if (parts === undefined) return null
  const number = (name: string): number => Number(parts[name] ?? 0)
  const [year, month, day] = [number('year'), number('month'), number('day')]
  const midnight = new Date(0)
  midnight.setUTCFullYear(year, month - 1, day)
  // What does not exist rolls over into another month.
  if (month < 1 || day < 1 || midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null
  if (number('hour') > 23 || number('minute') > 59 || number('second') > 60) return null
  if (number('offsetHour') > 23 || number('offsetMinute') > 59) return null
  const offset = (number('offsetHour') * 60 + number('offsetMinute')) * (parts['sign'] === '-' ? -1 : 1)
  const minutes = number('hour') * 60 + number('minute') - offset
  return midnight.getTime() + minutes * 60_000 + number('second') * 1_000 + Math.floor(number('fraction') * 1_000)
}
