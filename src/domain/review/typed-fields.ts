import * as v from 'valibot'
import { Address } from '#core/address.ts'
import type { TypedStruct } from '#core/typed-data-value.ts'

const valueOf = (struct: TypedStruct, name: string) => struct.fields.find((field) => field.name === name)?.value

/** A field of a struct of typed data as the text it was given; `null` where there is none, or it is a struct or a list. */
export function textOf(struct: TypedStruct, name: string): string | null {
  const value = valueOf(struct, name)
  return value?.kind === 'leaf' ? value.text : null
}

export function addressOf(struct: TypedStruct, name: string): Address | null {
  const parsed = v.safeParse(Address, textOf(struct, name))
  return parsed.success ? parsed.output : null
}

/** Decimal or 0x text of an unsigned integer; anything else is `null`. */
export function integerOf(struct: TypedStruct, name: string): bigint | null {
  const text = textOf(struct, name)
  return text !== null && /^(0x[0-9a-f]+|\d+)$/i.test(text) ? BigInt(text) : null
}

/** The structs of a field: one, or a list's. */
export function structsOf(struct: TypedStruct, name: string): readonly TypedStruct[] {
  const value = valueOf(struct, name)
  if (value?.kind === 'struct') return [value]
  return value?.kind === 'array' ? value.items.filter((item) => item.kind === 'struct') : []
}
