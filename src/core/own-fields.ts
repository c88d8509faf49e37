import { TypedDataError } from '#core/typed-data-error.ts'

/** The object's own fields and nothing that it inherits, so that no name can reach a prototype. */
export function ownFields(value: unknown, at: string): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypedDataError('shape', at)
  return new Map<string, unknown>(Object.entries(value))
}

export function listOf(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypedDataError('shape', at)
  return Array.from<unknown>(value)
}
