import type { Hex } from '#core/hex.ts'
import type { TypedValue } from '#core/typed-data-value.ts'
import { argumentsBy } from '#domain/review/signatures/read-function.ts'
import type { TypedDataRow } from '#ui/approvals/typed-data-rows.ts'

/** More than that nobody reads; the bytes themselves are there. */
const mostRows = 256

/** `_3`: a parameter that nobody has named. */
const unnamed = /^_(\d+)$/

function rowsOf(name: string, value: TypedValue, depth: number): readonly TypedDataRow[] {
  const shown = unnamed.exec(name)?.[1] ?? name
  switch (value.kind) {
    case 'leaf':
      return [{ depth, name: shown, type: value.type, value: value.text }]
    case 'array':
      return [
        { depth, name: shown, type: value.type, value: value.items.length === 0 ? '[]' : null },
        ...value.items.flatMap((item, index) => rowsOf(`${index + 1}`, item, depth + 1)),
      ]
    case 'struct':
      return [
        { depth, name: shown, type: value.type, value: null },
        ...value.fields.flatMap((field) => rowsOf(field.name, field.value, depth + 1)),
      ]
    default:
      return value satisfies never
  }
}

/** The arguments of a call, one below another; `null` where they are not as the signature says, or too many to read. */
export function callRows(signature: string, data: Hex): readonly TypedDataRow[] | null {
  const root = argumentsBy(signature, data)
  const rows = root?.fields.flatMap(({ name, value }) => rowsOf(name, value, 0)) ?? null
  return rows === null || rows.length > mostRows ? null : rows
}
