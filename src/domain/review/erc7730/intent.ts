import type { Described, DescribedValue } from '#domain/review/erc7730/described.ts'
import type { Format } from '#domain/review/erc7730/descriptor.ts'

/** A doubled brace is the brace itself; `{path}` the value that is shown of it. */
const piece = /\{\{|\}\}|\{([^{}]+)\}|[{}]|[^{}]+/g

/** `null` where a path is not shown, or is shown more than once: a sentence never guesses. */
function interpolate(
  text: string,
  shown: ReadonlyMap<string, readonly DescribedValue[]>,
): readonly (string | DescribedValue)[] | null {
  const parts: (string | DescribedValue)[] = []
  for (const [whole, path] of text.matchAll(piece)) {
    if (path !== undefined) {
      const values = shown.get(path) ?? []
      const [value] = values
      if (value === undefined || values.length !== 1 || value.type === 'call') return null
      parts.push(value)
    } else if (whole === '{' || whole === '}') return null
    else parts.push(whole === '{{' ? '{' : whole === '}}' ? '}' : whole)
  }
  return parts
}

/** The sentence with its values where it can be said, else the plain one. Source: ERC-7730 `interpolatedIntent`. */
export function intentOf(
  { intent, interpolatedIntent }: Pick<Format, 'intent' | 'interpolatedIntent'>,
  shown: ReadonlyMap<string, readonly DescribedValue[]>,
): Described['intent'] {
  const whole = interpolatedIntent === undefined ? null : interpolate(interpolatedIntent, shown)
  return whole ?? (intent === undefined ? [] : [intent])
}
