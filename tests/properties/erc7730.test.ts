import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { encodeAbiParameters } from 'viem'
import { decodeArguments } from '#core/abi-decode.ts'
import { parseFunction, type AbiType } from '#core/abi-type.ts'
import { Address, addressFromBytes } from '#core/address.ts'
import { hexFromBytes, Hex } from '#core/hex.ts'
import type { TypedValue } from '#core/typed-data-value.ts'
import { Described } from '#domain/review/erc7730/described.ts'
import { describeCall } from '#domain/review/erc7730/describe.ts'
import { readDescriptor, type ContractDescriptor } from '#domain/review/erc7730/descriptor.ts'
import type { Json } from '#domain/review/erc7730/json.ts'
import { createRegistry } from '#domain/review/erc7730/registry.ts'
import { packDescriptors } from '../../scripts/pack-descriptors.ts'

const packed = packDescriptors(readFileSync(new URL('../../scripts/data/erc7730.json', import.meta.url), 'utf8'))
const registry = createRegistry(packed)
const from = v.parse(Address, '0x00000000000000000000000000000000000000aa')

/** Every function that any descriptor of the registry speaks of, and where it is called. */
const functions = packed.descriptors.flatMap(({ context, metadata, display }) => {
  const descriptor = readDescriptor({ context, metadata, display: packed.displays[display] } as Json)
  if (descriptor === null || !('functions' in descriptor)) return []
  const { deployments, functions: described }: ContractDescriptor = descriptor
  const [place] = deployments
  return place === undefined ? [] : [...described.values()].map(({ abi }) => ({ abi, ...place }))
})

const bytes = (length: number): fc.Arbitrary<Hex> =>
  fc.uint8Array({ minLength: length, maxLength: length }).map(hexFromBytes)

/** Values of a type, as the encoder of another library takes them. */
function valuesOf(type: AbiType): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'leaf': {
      const [, name = '', digits = ''] = /^([a-z]+)(\d*)$/.exec(type.type) ?? []
      if (name === 'bool') return fc.boolean()
      if (name === 'address') return fc.uint8Array({ minLength: 20, maxLength: 20 }).map(addressFromBytes)
      if (name === 'string') return fc.string({ unit: 'grapheme', maxLength: 70 })
      if (name === 'bytes')
        return digits === '' ? fc.uint8Array({ maxLength: 70 }).map(hexFromBytes) : bytes(Number(digits))
      const bits = Number(digits)
      const bigint = fc.bigInt(
        name === 'int'
          ? { min: -(2n ** BigInt(bits - 1)), max: 2n ** BigInt(bits - 1) - 1n }
          : { min: 0n, max: 2n ** BigInt(bits) - 1n },
      )
      return bits > 48 ? bigint : bigint.map(Number)
    }
    case 'array':
      return fc.array(valuesOf(type.item), { minLength: type.length ?? 0, maxLength: type.length ?? 3 })
    case 'struct':
      return fc.tuple(...type.fields.map((field) => valuesOf(field.type)))
    default:
      return type satisfies never
  }
}

type Parameter = { readonly type: string; readonly name: string; readonly components?: readonly Parameter[] }

function parameterOf(name: string, type: AbiType): Parameter {
  if (type.kind === 'leaf') return { name, type: type.type }
  if (type.kind === 'array') {
    const item = parameterOf(name, type.item)
    return { ...item, type: `${item.type}[${String(type.length ?? '')}]` }
  }
  return { name, type: 'tuple', components: type.fields.map((field) => parameterOf(field.name, field.type)) }
}

const asTuple = (type: AbiType, value: unknown): unknown => {
  if (type.kind === 'array') return (value as unknown[]).map((item) => asTuple(type.item, item))
  if (type.kind !== 'struct') return value
  return Object.fromEntries(
    type.fields.map((field, index) => [field.name, asTuple(field.type, (value as unknown[])[index])]),
  )
}

function encode(inputs: AbiType, values: unknown): string {
  const { components = [] } = parameterOf('', inputs)
  const named = asTuple(inputs, values) as Record<string, unknown>
  return encodeAbiParameters(components as never, Object.values(named) as never)
}

/** What was given, back in the form of `valuesOf`, everything as text. */
function plain(value: TypedValue): unknown {
  if (value.kind === 'leaf') return value.text
  return value.kind === 'array' ? value.items.map(plain) : value.fields.map((field) => plain(field.value))
}

const asText = (value: unknown): unknown => (Array.isArray(value) ? value.map(asText) : String(value))

const leafType = fc.oneof(
  fc.constantFrom('address', 'bool', 'string', 'bytes'),
  fc.integer({ min: 1, max: 32 }).map((size) => `bytes${String(size)}`),
  fc
    .tuple(fc.constantFrom('int', 'uint'), fc.integer({ min: 1, max: 32 }))
    .map(([name, size]) => `${name}${String(8 * size)}`),
)
const { type: anyType } = fc.letrec<{ type: string; struct: string }>((tie) => ({
  struct: fc
    .array(tie('type'), { minLength: 1, maxLength: 3 })
    .map((types) => `(${types.map((type, index) => `${type} f${String(index)}`).join(', ')})`),
  type: fc
    .tuple(fc.oneof({ maxDepth: 3 }, leafType, tie('struct')), fc.constantFrom('', '', '[]', '[2]', '[][1]'))
    .map(([base, brackets]) => `${base}${brackets}`),
}))
const anyFunction = fc
  .array(anyType, { maxLength: 4 })
  .map((types) => parseFunction(`f(${types.map((type, index) => `${type} a${String(index)}`).join(', ')})`))
  .filter((abi) => abi !== null)

test('what another library encodes is read back as it was, to the last byte', () => {
  const called = anyFunction.chain((abi) => valuesOf(abi.inputs).map((values) => ({ abi, values })))
  fc.assert(
    fc.property(called, ({ abi, values }) => {
      const data = v.parse(Hex, `${abi.selector}${encode(abi.inputs, values).slice(2)}`)
      const decoded = decodeArguments(abi, data)
      expect(decoded?.surplus).toBe('0x')
      expect(decoded === null ? null : plain(decoded.root)).toEqual(asText(values))
    }),
    { numRuns: 300 },
  )
})

test('one byte changed is another value, or none: nothing has two encodings', () => {
  const called = anyFunction.chain((abi) => valuesOf(abi.inputs).map((values) => ({ abi, values })))
  fc.assert(
    fc.property(called, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ abi, values }, place, change) => {
      const encoded = encode(abi.inputs, values)
      if (encoded.length === 2) return
      const data = Uint8Array.from(Buffer.from(encoded.slice(2), 'hex'))
      data[place % data.length] = (data[place % data.length] ?? 0) ^ change
      const decoded = decodeArguments(abi, v.parse(Hex, `${abi.selector}${hexFromBytes(data).slice(2)}`))
      if (decoded?.surplus.length === 2) expect(plain(decoded.root)).not.toEqual(asText(values))
    }),
    { numRuns: 300 },
  )
})

const aFunction = fc.constantFrom(...functions)
const value = fc.bigInt({ min: 0n, max: 2n ** 128n })

test('random data never throw, and what is said of them is a description', () => {
  fc.assert(
    fc.property(aFunction, fc.uint8Array({ maxLength: 700 }), value, ({ abi, chainId, address }, tail, coin) => {
      const data = v.parse(Hex, `${abi.selector}${hexFromBytes(tail).slice(2)}`)
      const said = describeCall(registry, { chainId, to: address, from, value: coin, data })
      if (said?.ok === true) expect(v.is(Described, said.value)).toBe(true)
      else expect(['other-data', 'unreadable', 'too-long']).toContain(said?.error)
    }),
    { numRuns: 500 },
  )
})

test('every function of the registry, whatever it is called with, is described whole or not at all', () => {
  let described = 0
  const called = aFunction.chain((one) => valuesOf(one.abi.inputs).map((values) => ({ ...one, values })))
  fc.assert(
    fc.property(called, value, ({ abi, chainId, address, values }, coin) => {
      const data = v.parse(Hex, `${abi.selector}${encode(abi.inputs, values).slice(2)}`)
      const said = describeCall(registry, { chainId, to: address, from, value: coin, data })
      if (said?.ok === true) {
        described += 1
        expect(v.is(Described, JSON.parse(JSON.stringify(said.value)))).toBe(true)
      } else expect(said?.error).toBe('unreadable')
    }),
    { numRuns: 500 },
  )
  expect(described).toBeGreaterThan(400)
})
