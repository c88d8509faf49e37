import type { TypedStruct, TypedValue } from '#core/typed-data-value.ts'
import type { DescribedField, DescribedValue } from '#domain/review/erc7730/described.ts'
import type { Field, Formatted, Group, Visible } from '#domain/review/erc7730/field.ts'
import { formatValue, rawValue, type Surroundings } from '#domain/review/erc7730/format-value.ts'
import type { Path } from '#domain/review/erc7730/path.ts'
import { leavesOf, NotDescribed, valuesAt, type Leaf, type Scope } from '#domain/review/erc7730/scope.ts'

/** More than anybody reads. */
const mostRows = 256

/** What a description shows, and which nodes of the tree, or values of the container, it has spoken of. */
export type Reading = {
  readonly spoken: Set<TypedValue>
  readonly container: Set<string>
  /** What the fields of a path were shown as, for the sentence of the intent. */
  readonly shown: Map<string, DescribedValue[]>
  rows: number
}

type Outside = Pick<Surroundings, 'describeCall'>

export const newReading = (): Reading => ({ spoken: new Set(), container: new Set(), shown: new Map(), rows: 0 })

function speakOf(reading: Reading, value: TypedValue): void {
  reading.spoken.add(value)
  if (value.kind === 'array') for (const item of value.items) speakOf(reading, item)
  if (value.kind === 'struct') for (const field of value.fields) speakOf(reading, field.value)
}

function look(reading: Reading, path: Path, scope: Scope): readonly TypedValue[] {
  const values = valuesAt(path, scope)
  const [first] = path.steps
  if (path.root === 'container' && first?.kind === 'name') reading.container.add(first.name)
  for (const value of values) speakOf(reading, value)
  return values
}

function literal({ value, format }: Formatted): Leaf {
  if (typeof value === 'boolean') return { kind: 'leaf', type: 'bool', text: String(value) }
  const text = String(value)
  if (format === 'raw') return { kind: 'leaf', type: 'string', text }
  if (/^0x[0-9a-fA-F]{40}$/.test(text)) return { kind: 'leaf', type: 'address', text }
  if (!/^\d{1,78}$/.test(text)) throw new NotDescribed('unreadable')
  return { kind: 'leaf', type: 'uint256', text }
}

const isEqual = ({ text }: Leaf, given: string | number | boolean | null): boolean =>
  given !== null && text.toLowerCase() === String(given).toLowerCase()

function isShown(visible: Visible, leaf: Leaf): boolean {
  if (typeof visible === 'string') return visible !== 'never'
  if ('ifNotIn' in visible) return !visible.ifNotIn.some((given) => isEqual(leaf, given))
  if (!visible.mustBe.some((given) => isEqual(leaf, given))) throw new NotDescribed('other-data')
  return false
}

function rowsOfField(field: Formatted, scope: Scope, reading: Reading, outside: Outside): DescribedField[] {
  const leaves = field.path === undefined ? [literal(field)] : look(reading, field.path, scope).flatMap(leavesOf)
  const rows = leaves.flatMap((leaf, index) => {
    if (!isShown(field.visible, leaf)) return []
    const at = (path: Path): Leaf => {
      const beside = look(reading, path, scope).flatMap(leavesOf)
      const mine = beside.length === 1 ? beside[0] : beside.length === leaves.length ? beside[index] : undefined
      if (mine === undefined) throw new NotDescribed('unreadable')
      return mine
    }
    const value = formatValue(field, leaf, { container: scope.container, at, ...outside })
    reading.rows += 1
    if (reading.rows > mostRows) throw new NotDescribed('too-long')
    return [{ label: field.label, value }]
  })
  if (field.path !== undefined && rows.length > 0) {
    const before = reading.shown.get(field.path.text) ?? []
    reading.shown.set(field.path.text, [...before, ...rows.map(({ value }) => value)])
  }
  return rows
}

/** One of each in turn; they must be of one length. */
function bundled(columns: readonly (readonly DescribedField[])[]): DescribedField[] {
  const [first = []] = columns
  if (columns.some((column) => column.length !== first.length)) throw new NotDescribed('unreadable')
  return first.flatMap((_, index) => columns.flatMap((column) => column.slice(index, index + 1)))
}

function rowsOfGroup({ path, iteration, fields }: Group, scope: Scope, reading: Reading, outside: Outside) {
  const places = path === undefined ? [scope.here] : valuesAt(path, scope)
  const columnsAt = (here: TypedValue) => fields.map((field) => rowsOf(field, { ...scope, here }, reading, outside))
  const table = places.map(columnsAt)
  if (iteration === 'sequential') return fields.flatMap((_, index) => table.flatMap((columns) => columns[index] ?? []))
  return iteration === 'bundled' ? table.flatMap(bundled) : table.flat(2)
}

/** @throws NotDescribed */
export function rowsOf(field: Field, scope: Scope, reading: Reading, outside: Outside): DescribedField[] {
  if ('fields' in field) return rowsOfGroup(field, scope, reading, outside)
  if ('format' in field && field.visible !== 'never') return rowsOfField(field, scope, reading, outside)
  if (field.path !== undefined) look(reading, field.path, scope)
  return []
}

/** Every path must have been shown. @throws NotDescribed */
export function mustBeSpokenOf(paths: readonly Path[], scope: Scope, reading: Reading): void {
  const values = paths.flatMap((path) => valuesAt(path, scope)).flatMap(leavesOf)
  if (!values.every((value) => reading.spoken.has(value))) throw new NotDescribed('unreadable')
}

export function leaveOut(paths: readonly Path[], scope: Scope, reading: Reading): void {
  for (const path of paths) look(reading, path, scope)
}

function restOf(value: TypedValue, name: string, reading: Reading): DescribedField[] {
  if (value.kind === 'struct') {
    return value.fields.flatMap((field) =>
      restOf(field.value, name === '' ? field.name : `${name}.${field.name}`, reading),
    )
  }
  if (value.kind === 'array') return value.items.flatMap((item, index) => restOf(item, `${name}.[${index}]`, reading))
  return reading.spoken.has(value) ? [] : [{ label: name, value: rawValue(value) }]
}

/** What nothing was said of: hidden by nobody, so shown. @throws NotDescribed */
export function unspoken(root: TypedStruct, reading: Reading): DescribedField[] {
  const rest = restOf(root, '', reading)
  if (rest.length + reading.rows > mostRows) throw new NotDescribed('too-long')
  return rest
}
