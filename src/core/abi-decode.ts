import type { AbiFunction, AbiStruct, AbiType } from '#core/abi-type.ts'
import { addressFromBytes } from '#core/address.ts'
import { bigintFromBytes } from '#core/bigint-bytes.ts'
import { bytesFromHex, hexFromBytes, type Hex } from '#core/hex.ts'
import type { TypedStruct, TypedValue } from '#core/typed-data-value.ts'
import { decodeText } from '#core/utf8.ts'

const wordSize = 32
const largest = 262_144

class NotCanonical extends Error {}

/** What was read, and where the next dynamic value must begin. */
type Read<T extends TypedValue = TypedValue> = { readonly value: T; readonly end: number }

function wordAt(bytes: Uint8Array, at: number): Uint8Array {
  if (at + wordSize > bytes.length) throw new NotCanonical()
  return bytes.subarray(at, at + wordSize)
}

function mustBeZero(bytes: Uint8Array): void {
  if (bytes.some((byte) => byte !== 0)) throw new NotCanonical()
}

/** A length or an offset: one that does not fit the data is refused before anything is made of it. */
function sizeAt(bytes: Uint8Array, at: number): number {
  const word = wordAt(bytes, at)
  mustBeZero(word.subarray(0, wordSize - 4))
  return Number(bigintFromBytes(word.subarray(wordSize - 4)))
}

function wordText(type: string, word: Uint8Array): string {
  if (type === 'address') {
    mustBeZero(word.subarray(0, 12))
    return addressFromBytes(word.subarray(12))
  }
  if (type === 'bool') {
    mustBeZero(word.subarray(0, 31))
    if ((word[31] ?? 0) > 1) throw new NotCanonical()
    return word[31] === 1 ? 'true' : 'false'
  }
  if (type.startsWith('bytes')) {
    const length = Number(type.slice(5))
    mustBeZero(word.subarray(length))
    return hexFromBytes(word.subarray(0, length))
  }
  const signed = type.startsWith('int')
  const bits = Number(type.slice(signed ? 3 : 4))
  const given = bigintFromBytes(word)
  const number = signed ? BigInt.asIntN(256, given) : given
  if (number !== (signed ? BigInt.asIntN(bits, number) : BigInt.asUintN(bits, number))) throw new NotCanonical()
  return number.toString()
}

function readBytes(type: string, bytes: Uint8Array, at: number): Read {
  const length = sizeAt(bytes, at)
  const from = at + wordSize
  const end = from + Math.ceil(length / wordSize) * wordSize
  if (end > bytes.length) throw new NotCanonical()
  mustBeZero(bytes.subarray(from + length, end))
  const content = bytes.subarray(from, from + length)
  const text = type === 'string' ? decodeText(content) : hexFromBytes(content)
  if (text === null) throw new NotCanonical()
  return { value: { kind: 'leaf', type, text }, end }
}

/** Values side by side: the fixed ones in place, the dynamic ones behind them, one after another and nothing between. */
function readSeries(types: readonly AbiType[], bytes: Uint8Array, at: number): { values: TypedValue[]; end: number } {
  let head = at
  let tail = types.reduce((end, { size }) => end + (size ?? wordSize), at)
  const values = types.map((type) => {
    if (type.size !== null) {
      const { value } = read(type, bytes, head)
      head += type.size
      return value
    }
    if (sizeAt(bytes, head) !== tail - at) throw new NotCanonical()
    head += wordSize
    const { value, end } = read(type, bytes, tail)
    tail = end
    return value
  })
  return { values, end: tail }
}

function readStruct({ type, fields }: AbiStruct, bytes: Uint8Array, at: number): Read<TypedStruct> {
  const series = fields.map((field) => field.type)
  const { values, end } = readSeries(series, bytes, at)
  const named = fields.flatMap(({ name }, index) => {
    const value = values[index]
    return value === undefined ? [] : [{ name, value }]
  })
  return { value: { kind: 'struct', type, fields: named }, end }
}

function read(type: AbiType, bytes: Uint8Array, at: number): Read {
  switch (type.kind) {
    case 'leaf': {
      if (type.size === null) return readBytes(type.type, bytes, at)
      const text = wordText(type.type, wordAt(bytes, at))
      return { value: { kind: 'leaf', type: type.type, text }, end: at + wordSize }
    }
    case 'array': {
      const from = type.length === null ? at + wordSize : at
      const length = type.length ?? sizeAt(bytes, at)
      if (length * (type.item.size ?? wordSize) > bytes.length - from) throw new NotCanonical()
      const { values, end } = readSeries(Array<AbiType>(length).fill(type.item), bytes, from)
      return { value: { kind: 'array', type: type.type, items: values }, end }
    }
    case 'struct':
      return readStruct(type, bytes, at)
    default:
      return type satisfies never
  }
}

/** `surplus` is what follows the arguments: no compiler writes it, and hardly a contract looks at it. */
export type DecodedArguments = { readonly root: TypedStruct; readonly surplus: Hex }

/**
 * The arguments of a call in the one encoding that compilers write: every offset the next free place, every padding zero,
 * text well-formed. `null` for whatever else, also where a contract would take it. The values are spelled as those of
 * typed data are. Source: Solidity ABI specification §Formal Specification of the Encoding.
 */
export function decodeArguments({ selector, inputs }: AbiFunction, data: Hex): DecodedArguments | null {
  if (data.slice(0, 10) !== selector || data.length > 2 + 2 * largest) return null
  const bytes = bytesFromHex(data).subarray(4)
  try {
    const { value, end } = readStruct(inputs, bytes, 0)
    return end > bytes.length ? null : { root: value, surplus: hexFromBytes(bytes.subarray(end)) }
  } catch (thrown) {
    if (thrown instanceof NotCanonical) return null
    throw thrown
  }
}
