import type * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainIdHex } from '#core/chain-id.ts'
import { Hex } from '#core/hex.ts'
import { Origin } from '#core/origin.ts'
import { Quantity } from '#core/quantity.ts'
import { AccountText } from '#provider/account-text.ts'

/** Value types that the page explains once, by their name. */
const named = new Map<unknown, string>([
  [AccountText, 'Address'],
  [Address, 'Address'],
  [ChainIdHex, 'ChainId'],
  [Hex, 'Data'],
  [Origin, 'Origin'],
  [Quantity, 'Quantity'],
])

/** What is looked at of a valibot schema; which of these there are depends on its type. */
type Schema = v.GenericSchema & {
  readonly pipe?: readonly [Schema, ...unknown[]]
  readonly entries?: Readonly<Record<string, Schema>>
  readonly items?: readonly Schema[]
  readonly item?: Schema
  readonly rest?: Schema
  readonly wrapped?: Schema
  readonly options?: readonly (Schema | string | number)[]
  readonly literal?: unknown
  readonly key?: Schema
  readonly value?: Schema
  readonly getter?: (input: unknown) => Schema
}

const absent: ReadonlySet<string> = new Set(['optional', 'nullish', 'exact_optional', 'undefinedable'])
const orNull: ReadonlySet<string> = new Set(['nullish', 'nullable'])
const widest = 80

/** A member of a union or a list, in parentheses where it would be read otherwise. */
const tight = (text: string): string => (text.includes(' | ') && !/^[[{(]/.test(text) ? `(${text})` : text)

function block(open: string, lines: readonly string[], close: string, depth: number): string {
  const flat = `${open} ${lines.join(', ')} ${close}`
  if (flat.length + depth * 2 <= widest && !flat.includes('\n')) return flat
  const indent = '  '.repeat(depth + 1)
  return `${open}\n${lines.map((line) => `${indent}${line},\n`).join('')}${'  '.repeat(depth)}${close}`
}

function fields(entries: Readonly<Record<string, Schema>>, depth: number): string {
  const shown = Object.entries(entries).filter(([, schema]) => plain(schema).type !== 'never')
  const lines = shown.map(([name, schema]) => {
    const mark = absent.has(schema.type) ? '?' : ''
    return `${/^[a-z_$][\w$]*$/i.test(name) ? name : `'${name}'`}${mark}: ${write(schema, depth + 1)}`
  })
  return lines.length === 0 ? '{}' : block('{', lines, '}', depth)
}

/** Without what only makes it optional. */
const plain = (schema: Schema): Schema =>
  absent.has(schema.type) && schema.wrapped !== undefined ? schema.wrapped : schema

function tuple(items: readonly Schema[], depth: number): string {
  const [only] = items
  if (only !== undefined && items.length === 1) return `[${write(only, depth)}]`
  const lines = items.map((item) => `${write(item, depth + 1)}${absent.has(item.type) ? '?' : ''}`)
  return block('[', lines, ']', depth).replace(/^\[ (.*) \]$/, '[$1]')
}

function either(options: NonNullable<Schema['options']>, depth: number): string {
  const texts = options.map((option) => {
    if (typeof option === 'object') return tight(write(option, depth))
    return typeof option === 'number' ? String(option) : `'${option}'`
  })
  return [...new Set(texts)].join(' | ')
}

function write(schema: Schema, depth: number): string {
  const name = named.get(schema)
  if (name !== undefined) return name
  if (schema.pipe !== undefined && schema.pipe[0] !== schema) return write(schema.pipe[0], depth)
  const { type, wrapped, entries, items, item, options, literal, value } = schema
  if (wrapped !== undefined) return `${tight(write(wrapped, depth))}${orNull.has(type) ? ' | null' : ''}`
  if (entries !== undefined) return fields(entries, depth)
  if (items !== undefined) return tuple(items, depth)
  if (item !== undefined) return `${tight(write(item, depth))}[]`
  if (options !== undefined) return either(options, depth)
  if (type === 'literal') return JSON.stringify(literal).replaceAll('"', "'")
  if (value !== undefined) return `Record<string, ${write(value, depth)}>`
  return type
}

/** A schema in the notation of TypeScript, as a site has to write what it sends: before anything is made of it. */
export const describeSchema = (schema: v.GenericSchema): string => write(schema, 0)
