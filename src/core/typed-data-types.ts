import { listOf, ownFields } from '#core/own-fields.ts'
import { TypedDataError } from '#core/typed-data-error.ts'

type TypedField = { readonly name: string; readonly type: string }

/** Every struct with its fields, in the order that the site declared. */
export type TypedDataTypes = ReadonlyMap<string, readonly TypedField[]>

export const domainType = 'EIP712Domain'

const mostTypes = 256
/** Colons are outside EIP-712's identifiers but in use, and change nothing in how a type is encoded. */
const typeName = /^[A-Za-z_$][\w$]*(:[\w$]+)*$/
const fieldName = /^[A-Za-z_$][\w$]*$/
/** Names that are, or look like, types of the language: a struct of that name would be read as something else. */
const builtin = /^(u?int\d*|bytes\d*|u?fixed[\dx]*|address|bool|string|function)$/
const atomic = /^(address|bool|string|bytes|bytes([1-9]|[12]\d|3[0-2])|u?int(\d+))$/
const arrays = /^(?<base>[^[\]]+)(\[([1-9]\d{0,5})?\])*$/

/** `address`, `bool`, `string`, `bytes`, `bytes1` to `bytes32`, `int8` to `int256`, `uint8` to `uint256`. */
export function isAtomic(type: string): boolean {
  const bits = atomic.exec(type)?.[3]
  if (bits === undefined) return atomic.test(type)
  const width = Number(bits)
  return !bits.startsWith('0') && width <= 256 && width % 8 === 0
}

const baseOf = (type: string): string => arrays.exec(type)?.groups?.['base'] ?? ''

function readField(value: unknown, at: string): TypedField {
  const field = ownFields(value, at)
  const name = field.get('name')
  const type = field.get('type')
  if (typeof name !== 'string' || !fieldName.test(name) || name in Object.prototype) {
    throw new TypedDataError('field-name', at)
  }
  if (typeof type !== 'string') throw new TypedDataError('unknown-type', at)
  return { name, type }
}

function readStruct(value: unknown, at: string): readonly TypedField[] {
  const fields = listOf(value, at).map((field, index) => readField(field, `${at}[${index}]`))
  if (new Set(fields.map(({ name }) => name)).size !== fields.length) throw new TypedDataError('duplicate-field', at)
  return fields
}

/** What a domain may declare, with these very types: another type for `chainId` would slip past the check of the chain. */
const domainFields: ReadonlyMap<string, string> = new Map([
  ['name', 'string'],
  ['version', 'string'],
  ['chainId', 'uint256'],
  ['verifyingContract', 'address'],
  ['salt', 'bytes32'],
])

function checkDomain(types: TypedDataTypes): void {
  const fields = types.get(domainType)
  if (fields === undefined) throw new TypedDataError('domain-type', `types.${domainType}`)
  for (const { name, type } of fields) {
    if (domainFields.get(name) !== type) throw new TypedDataError('domain-type', `types.${domainType}.${name}`)
  }
}

/** Reads and checks the `types` of typed data; every struct named anywhere is declared. Source: EIP-712 §Definition of encodeType. */
export function readTypes(value: unknown): TypedDataTypes {
  const declared = ownFields(value, 'types')
  if (declared.size > mostTypes) throw new TypedDataError('too-large', 'types')
  const types = new Map<string, readonly TypedField[]>()
  for (const [name, fields] of declared) {
    const at = `types.${name}`
    if (!typeName.test(name) || builtin.test(name) || name in Object.prototype)
      throw new TypedDataError('type-name', at)
    types.set(name, readStruct(fields, at))
  }
  for (const [name, fields] of types) {
    for (const field of fields) {
      const base = baseOf(field.type)
      if (!isAtomic(base) && !types.has(base)) throw new TypedDataError('unknown-type', `types.${name}.${field.name}`)
    }
  }
  checkDomain(types)
  return types
}

/** The outermost array of a type: `uint8[3][]` is a list, of any length, of `uint8[3]`. `null` when it is none. */
export function arrayOf(type: string): { readonly item: string; readonly length: number | null } | null {
  if (!type.endsWith(']')) return null
  const open = type.lastIndexOf('[')
  const length = type.slice(open + 1, -1)
  return { item: type.slice(0, open), length: length === '' ? null : Number(length) }
}

function collect(types: TypedDataTypes, name: string, found: Set<string>): void {
  if (found.has(name)) return
  found.add(name)
  for (const { type } of types.get(name) ?? []) {
    const base = baseOf(type)
    if (types.has(base)) collect(types, base, found)
  }
}

/** `Mail(Person from,string contents)Person(string name)`: the struct first, then what it needs by name. Source: EIP-712. */
export function encodeType(types: TypedDataTypes, name: string): string {
  const found = new Set<string>()
  collect(types, name, found)
  found.delete(name)
  const structs = [name, ...[...found].sort()]
  return structs
    .map((struct) => `${struct}(${(types.get(struct) ?? []).map((field) => `${field.type} ${field.name}`).join(',')})`)
    .join('')
}
