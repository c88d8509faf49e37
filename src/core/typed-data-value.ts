import { concatBytes } from '#core/concat-bytes.ts'
import { keccak256 } from '#core/keccak.ts'
import { listOf, ownFields } from '#core/own-fields.ts'
import { TypedDataError } from '#core/typed-data-error.ts'
import { encodeLeaf, readLeaf } from '#core/typed-data-leaf.ts'
import { arrayOf, encodeType, type TypedDataTypes } from '#core/typed-data-types.ts'
import { encodeText } from '#core/utf8.ts'

/** What is shown and what is hashed are this same tree. It is plain JSON. */
type TypedLeaf = { readonly kind: 'leaf'; readonly type: string; readonly text: string }
type TypedArray = { readonly kind: 'array'; readonly type: string; readonly items: readonly TypedValue[] }
export type TypedStruct = {
  readonly kind: 'struct'
  readonly type: string
  readonly fields: readonly { readonly name: string; readonly value: TypedValue }[]
}
export type TypedValue = TypedLeaf | TypedArray | TypedStruct

const deepest = 32
const mostItems = 16_384

export function readStructValue(
  types: TypedDataTypes,
  type: string,
  value: unknown,
  at: string,
  depth = 0,
): TypedStruct {
  if (depth > deepest) throw new TypedDataError('too-deep', at)
  const declared = types.get(type) ?? []
  const given = ownFields(value, at)
  for (const name of given.keys()) {
    if (!declared.some((field) => field.name === name)) throw new TypedDataError('undeclared', `${at}.${name}`)
  }
  const fields = declared.map((field) => {
    const inner = `${at}.${field.name}`
    if (!given.has(field.name)) throw new TypedDataError('missing', inner)
    return { name: field.name, value: readValue(types, field.type, given.get(field.name), inner, depth + 1) }
  })
  return { kind: 'struct', type, fields }
}

function readValue(types: TypedDataTypes, type: string, value: unknown, at: string, depth: number): TypedValue {
  if (depth > deepest) throw new TypedDataError('too-deep', at)
  const array = arrayOf(type)
  if (array !== null) {
    const list = listOf(value, at)
    if (array.length !== null && array.length !== list.length) throw new TypedDataError('value', at)
    if (list.length > mostItems) throw new TypedDataError('too-large', at)
    const items = list.map((item, index) => readValue(types, array.item, item, `${at}[${index}]`, depth + 1))
    return { kind: 'array', type, items }
  }
  if (types.has(type)) return readStructValue(types, type, value, at, depth)
  return { kind: 'leaf', type, text: readLeaf(type, value, at) }
}

/** Hashes trees of one `types`; the hash of each struct's type is computed once. Source: EIP-712 §Definition of hashStruct. */
export function structHasher(types: TypedDataTypes): (struct: TypedStruct) => Uint8Array {
  const typeHashes = new Map<string, Uint8Array>()
  const typeHash = (type: string): Uint8Array => {
    const hash = typeHashes.get(type) ?? keccak256(encodeText(encodeType(types, type)))
    typeHashes.set(type, hash)
    return hash
  }
  const encodeValue = (value: TypedValue): Uint8Array => {
    switch (value.kind) {
      case 'leaf':
        return encodeLeaf(value.type, value.text)
      case 'array':
        return keccak256(concatBytes(...value.items.map(encodeValue)))
      case 'struct':
        return hashStruct(value)
      default:
        return value satisfies never
    }
  }
  const hashStruct = ({ type, fields }: TypedStruct): Uint8Array =>
    keccak256(concatBytes(typeHash(type), ...fields.map(({ value }) => encodeValue(value))))
  return hashStruct
}
