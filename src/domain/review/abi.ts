import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { bytesFromHex, hexFromBytes, type Hex } from '#core/hex.ts'

/**
 * The arguments of a call, or the members of a tuple in it, read as the EVM reads them. What is of no fixed size is `null`
 * where it does not lie within the data, has more parts than a person could look through, or parts that lie over one
 * another: then nothing is read of it.
 * Source: Solidity ABI specification.
 */
export type Arguments = {
  readonly address: (index: number) => Address
  readonly integer: (index: number) => bigint
  readonly flag: (index: number) => boolean
  readonly bytes: (index: number) => Hex | null
  readonly bytesList: (index: number) => readonly Hex[] | null
  readonly addresses: (index: number) => readonly Address[] | null
  readonly integers: (index: number) => readonly bigint[] | null
  readonly tuple: (index: number) => Arguments | null
  readonly tuples: (index: number) => readonly Arguments[] | null
}

const wordSize = 32
const selectorSize = 4
const mostItems = 256

/**
 * What is missing at the end reads as zero, what is too much is not looked at, and the upper bytes of an address do not
 * count: contracts accept all three, so a reader that refused them would not see what they do.
 */
function word(bytes: Uint8Array, offset: number): Uint8Array {
  const padded = new Uint8Array(wordSize)
  padded.set(bytes.subarray(offset, offset + wordSize))
  return padded
}

const integerIn = (bytes: Uint8Array, offset: number): bigint => BigInt(hexFromBytes(word(bytes, offset)))

export const addressFrom = (bytes: Uint8Array): Address => v.parse(Address, hexFromBytes(bytes))

const addressIn = (bytes: Uint8Array, offset: number): Address => addressFrom(word(bytes, offset).subarray(12))

export const integerAt = (data: Hex, offset: number): bigint => integerIn(bytesFromHex(data), offset)

/** `0x` and 8 digits, or `null` where the data is too short to name a function. */
export const selectorOf = (data: Hex): string | null => (data.length < 10 ? null : data.slice(0, 10))

/** @param base where the offsets of what has no fixed size are counted from. */
function reader(bytes: Uint8Array, base: number): Arguments {
  const integer = (index: number): bigint => integerIn(bytes, base + index * wordSize)

  /** Where the part of no fixed size begins; `null` beyond the end. */
  function tail(index: number): number | null {
    const offset = integer(index)
    return offset > BigInt(bytes.length - base) ? null : base + Number(offset)
  }

  function bytesAt(start: number): Hex | null {
    const length = integerIn(bytes, start)
    const from = start + wordSize
    return BigInt(from) + length > BigInt(bytes.length)
      ? null
      : hexFromBytes(bytes.subarray(from, from + Number(length)))
  }

  function list<Item>(index: number, item: (items: Arguments, place: number) => Item | null): readonly Item[] | null {
    const start = tail(index)
    if (start === null) return null
    const length = integerIn(bytes, start)
    const from = start + wordSize
    if (length > BigInt(mostItems) || BigInt(from) + length * BigInt(wordSize) > BigInt(bytes.length)) return null
    const items = reader(bytes, from)
    const read: Item[] = []
    for (let place = 0; place < Number(length); place += 1) {
      const one = item(items, place)
      if (one === null) return null
      read.push(one)
    }
    return read
  }

  return {
    integer,
    flag: (index) => integer(index) !== 0n,
    address: (index) => addressIn(bytes, base + index * wordSize),
    bytes: (index) => {
      const start = tail(index)
      return start === null ? null : bytesAt(start)
    },
    bytesList: (index) => {
      const items = list(index, (all, place) => all.bytes(place))
      const size = items?.reduce((sum, item) => sum + (item.length - 2) / 2, 0) ?? 0
      return size > bytes.length ? null : items
    },
    addresses: (index) => list(index, (items, place) => items.address(place)),
    integers: (index) => list(index, (items, place) => items.integer(place)),
    tuple: (index) => {
      const start = tail(index)
      return start === null ? null : reader(bytes, start)
    },
    tuples: (index) => list(index, (items, place) => items.tuple(place)),
  }
}

export const argumentsOf = (data: Hex): Arguments => reader(bytesFromHex(data), selectorSize)
