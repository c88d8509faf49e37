import type { DocumentedMethod } from './document.ts'
import type { Malformation } from './exceptions.ts'

export type Malformed = { readonly kind: Malformation; readonly params: unknown }

/** No parameter is text and a truth value both, and lists and objects are neither. */
const wrongInPlaceOf = (value: unknown): unknown => (typeof value === 'boolean' ? 'yes' : true)

/** Every way in which a good call is made bad; a method that takes nothing can only be given too much. */
export function malformed({ params: described }: DocumentedMethod, good: unknown): readonly Malformed[] {
  const required = described.filter(({ required: needed }) => needed === true).length
  if (!Array.isArray(good)) {
    const { [Object.keys(good as object)[0] ?? '']: _, ...rest } = good as Record<string, unknown>
    return [
      { kind: 'missing', params: rest },
      { kind: 'wrong type', params: { ...(good as object), options: true } },
    ]
  }
  const list = good as readonly unknown[]
  const filled = [...list, ...described.slice(list.length).map(() => undefined)]
  return [
    ...list.map((value, index) => ({
      kind: 'wrong type' as const,
      params: list.with(index, wrongInPlaceOf(value)),
    })),
    ...(required === 0 ? [] : [{ kind: 'missing' as const, params: list.slice(0, required - 1) }]),
    { kind: 'extra', params: [...filled, { more: 'than there is' }] },
  ]
}
