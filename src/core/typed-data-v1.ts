import { bytesFromBigint } from '#core/bigint-bytes.ts'
import { bytesFromHex, type Hex } from '#core/hex.ts'
import { concatBytes } from '#core/concat-bytes.ts'
import { keccak256 } from '#core/keccak.ts'
import { listOf, ownFields } from '#core/own-fields.ts'
import { err, ok, type Result } from '#core/result.ts'
import { parseStrictJson } from '#core/strict-json.ts'
import { TypedDataError, type TypedDataRefusal } from '#core/typed-data-error.ts'
import { encodeLeaf, readLeaf } from '#core/typed-data-leaf.ts'
import { arrayOf, isAtomic } from '#core/typed-data-types.ts'
import { encodeText, isWellFormed } from '#core/utf8.ts'

/** One value as it is shown and hashed, in the spelling of `readLeaf`; a list of such values for a type that ends in `]`. */
export type TypedListField = {
  readonly name: string
  readonly type: string
  readonly value: string | readonly string[]
}
export type TypedList = readonly TypedListField[]

const mostFields = 256
const mostItems = 16_384

/** `uint` and `int` have always meant 256 bits; the name is hashed as it was written. */
const sized = (type: string): string => type.replace(/^(u?int)$/, '$1256')

function readValue(type: string, value: unknown, at: string): TypedListField['value'] {
  const array = arrayOf(type)
  const item = sized(array?.item ?? type)
  if (!isAtomic(item)) throw new TypedDataError('unknown-type', at)
  if (array === null) return readLeaf(item, value, at)
  const list = listOf(value, at)
  if (list.length > mostItems) throw new TypedDataError('too-large', at)
  if (array.length !== null && array.length !== list.length) throw new TypedDataError('value', at)
  return list.map((entry, index) => readLeaf(item, entry, `${at}[${index}]`))
}

function readField(input: unknown, at: string): TypedListField {
  const given = ownFields(input, at)
  for (const key of given.keys()) {
    if (!['name', 'type', 'value'].includes(key)) throw new TypedDataError('undeclared', `${at}.${key}`)
  }
  const [name, type] = [given.get('name'), given.get('type')]
  if (typeof name !== 'string' || name === '' || !isWellFormed(name)) throw new TypedDataError('field-name', at)
  if (typeof type !== 'string' || !/^[a-z0-9]+(\[([1-9]\d{0,5})?\])?$/.test(type)) {
    throw new TypedDataError('unknown-type', at)
  }
  if (!given.has('value')) throw new TypedDataError('missing', `${at}.value`)
  return { name, type, value: readValue(type, given.get('value'), `${at}.value`) }
}

function readList(input: unknown): TypedList {
  const list = listOf(input, '')
  if (list.length === 0) throw new TypedDataError('missing', '')
  if (list.length > mostFields) throw new TypedDataError('too-large', '')
  const fields = list.map((field, index) => readField(field, `[${index}]`))
  if (new Set(fields.map(({ name }) => name)).size !== fields.length) throw new TypedDataError('duplicate-field', '')
  return fields
}

/**
 * Reads the list of names, types and values that stood for typed data before EIP-712 was what it is, as JSON text or as
 * the list. As strict as `parseTypedData`. Source: the draft of EIP-712 of September 2017; MetaMask `signTypedData` V1.
 */
export function parseTypedList(input: unknown): Result<TypedList, TypedDataRefusal> {
  let value = input
  if (typeof input === 'string') {
    const json = parseStrictJson(input)
    if (!json.ok) return err({ code: json.error === 'syntax' ? 'json' : json.error, at: '' })
    value = json.value
  }
  try {
    return ok(readList(value))
  } catch (thrown) {
    if (thrown instanceof TypedDataError) return err(thrown.refusal)
    throw thrown
  }
}

/** As Solidity packs it: no more bytes than the type has. */
function pack(type: string, text: string): Uint8Array {
  if (type === 'string') return encodeText(text)
  if (type.startsWith('bytes') || type === 'address') return bytesFromHex(text.toLowerCase() as Hex)
  if (type === 'bool') return Uint8Array.of(text === 'true' ? 1 : 0)
  const bits = Number(type.replace(/\D/g, ''))
  return bytesFromBigint(BigInt.asUintN(bits, BigInt(text)), bits / 8)
}

/** In a list everything is a word of 32 bytes, except what has its bytes counted. */
const packItem = (type: string, text: string): Uint8Array =>
  type === 'string' || type.startsWith('bytes') ? pack(type, text) : encodeLeaf(type, text)

function packField({ type, value }: TypedListField): Uint8Array {
  if (typeof value === 'string') return pack(sized(type), value)
  const item = sized(arrayOf(type)?.item ?? '')
  return concatBytes(...value.map((text) => packItem(item, text)))
}

/** The 32 bytes to sign: of all types with their names, and of all values, each packed without a gap. Source: the same. */
export const typedListDigest = (list: TypedList): Uint8Array =>
  keccak256(
    concatBytes(
      keccak256(concatBytes(...list.map(({ name, type }) => encodeText(`${type} ${name}`)))),
      keccak256(concatBytes(...list.map(packField))),
    ),
  )
