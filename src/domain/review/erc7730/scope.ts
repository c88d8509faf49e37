import * as v from 'valibot'
import { Address, addressFromBytes } from '#core/address.ts'
import { bytesFromBigint } from '#core/bigint-bytes.ts'
import { bytesFromHex, hexFromBytes, Hex } from '#core/hex.ts'
import type { TypedStruct, TypedValue } from '#core/typed-data-value.ts'
import type { Undescribed } from '#domain/review/erc7730/described.ts'
import type { Path, Step } from '#domain/review/erc7730/path.ts'

/** Ends the reading of one description, whole. */
export class NotDescribed extends Error {
  readonly reason: Undescribed
  constructor(reason: Undescribed) {
    super(reason)
    this.reason = reason
  }
}

/** What carries the data. `null` where nobody knows. Source: ERC-7730 §Container structure values. */
export type Container = {
  readonly chainId: number
  readonly to: Address
  readonly from: Address | null
  readonly value: bigint | null
}

export type Scope = { readonly root: TypedStruct; readonly here: TypedValue; readonly container: Container }

export type Leaf = Extract<TypedValue, { readonly kind: 'leaf' }>

const unreadable = (): NotDescribed => new NotDescribed('unreadable')

function inContainer({ steps }: Path, container: Container): TypedValue {
  const [step] = steps
  const name = step?.kind === 'name' && steps.length === 1 ? step.name : null
  if (name === 'to') return { kind: 'leaf', type: 'address', text: container.to }
  if (name === 'from' && container.from !== null) return { kind: 'leaf', type: 'address', text: container.from }
  if (name === 'value' && container.value !== null) {
    return { kind: 'leaf', type: 'uint256', text: container.value.toString() }
  }
  if (name === 'chainId') return { kind: 'leaf', type: 'uint256', text: container.chainId.toString() }
  throw unreadable()
}

const fromEnd = (index: number, length: number): number => (index < 0 ? length + index : index)

function span({ from, to }: Extract<Step, { readonly kind: 'slice' }>, length: number): readonly [number, number] {
  const start = fromEnd(from ?? 0, length)
  const end = fromEnd(to ?? length, length)
  if (start < 0 || end > length || start > end) throw unreadable()
  return [start, end]
}

/** Some bytes of a value: of a word they are a number still. */
function cut(leaf: Leaf, step: Extract<Step, { readonly kind: 'slice' }>): Leaf {
  if (leaf.type === 'uint256') {
    const bytes = bytesFromBigint(BigInt(leaf.text), 32)
    const [start, end] = span(step, bytes.length)
    if (start === end) throw unreadable()
    const text = BigInt(hexFromBytes(bytes.subarray(start, end))).toString()
    return { kind: 'leaf', type: `uint${String(8 * (end - start))}`, text }
  }
  if (!leaf.type.startsWith('bytes')) throw unreadable()
  const bytes = bytesFromHex(v.parse(Hex, leaf.text))
  return { kind: 'leaf', type: 'bytes', text: hexFromBytes(bytes.subarray(...span(step, bytes.length))) }
}

function follow(value: TypedValue, step: Step, isLast: boolean): readonly TypedValue[] {
  switch (step.kind) {
    case 'name': {
      const field = value.kind === 'struct' ? value.fields.find(({ name }) => name === step.name) : undefined
      if (field === undefined) throw unreadable()
      return [field.value]
    }
    case 'index': {
      const item = value.kind === 'array' ? value.items[fromEnd(step.index, value.items.length)] : undefined
      if (item === undefined) throw unreadable()
      return [item]
    }
    case 'slice':
      if (value.kind === 'array') return value.items.slice(...span(step, value.items.length))
      if (value.kind !== 'leaf' || !isLast) throw unreadable()
      return [cut(value, step)]
    default:
      return step satisfies never
  }
}

/**
 * The values at a path, in order; those of a cut through bytes are new, all others are nodes of the tree.
 * @throws NotDescribed where it leads nowhere.
 */
export function valuesAt(path: Path, { root, here, container }: Scope): readonly TypedValue[] {
  if (path.root === 'container') return [inContainer(path, container)]
  const start: readonly TypedValue[] = [path.root === 'data' ? root : here]
  return path.steps.reduce(
    (values, step, index) => values.flatMap((value) => follow(value, step, index === path.steps.length - 1)),
    start,
  )
}

/** A list stands for its items, at any depth; a structure is no single value. */
export function leavesOf(value: TypedValue): readonly Leaf[] {
  if (value.kind === 'struct') throw unreadable()
  return value.kind === 'leaf' ? [value] : value.items.flatMap(leavesOf)
}

export function integerOf({ type, text }: Leaf): bigint {
  if (!/^u?int\d/.test(type)) throw unreadable()
  return BigInt(text)
}

/** Of an address, or of exactly 20 bytes. */
export function addressOf({ type, text }: Leaf): Address {
  if (type === 'address') return v.parse(Address, text)
  if (type === 'uint160') return addressFromBytes(bytesFromBigint(BigInt(text), 20))
  if (type.startsWith('bytes') && text.length === 42) return addressFromBytes(bytesFromHex(v.parse(Hex, text)))
  throw unreadable()
}

export function bytesOf({ type, text }: Leaf): Hex {
  if (!type.startsWith('bytes')) throw unreadable()
  return v.parse(Hex, text)
}
