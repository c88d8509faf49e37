import { SignTypedDataVersion, TypedDataUtils, typedSignatureHash } from '@metamask/eth-sig-util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { needsVersion4, parseTypedData, typedDataDigest } from '#core/eip712.ts'
import { hexFromBytes } from '#core/hex.ts'
import { parseTypedList, typedListDigest } from '#core/typed-data-v1.ts'

/** Typed data of every shape, hashed by us and by MetaMask’s own library. */

const bits = fc.integer({ min: 1, max: 32 }).map((bytes) => bytes * 8)
const hexOf = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => hexFromBytes(bytes))
const text = fc.string({ unit: 'grapheme', maxLength: 40 })

const leaf = fc.oneof(
  text.map((value) => ({ type: 'string', value: value })),
  fc.boolean().map((value) => ({ type: 'bool', value: value })),
  hexOf(20).map((value) => ({ type: 'address', value: value })),
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => ({ type: 'bytes', value: hexFromBytes(bytes) })),
  fc.integer({ min: 1, max: 32 }).chain((size) => hexOf(size).map((value) => ({ type: `bytes${size}`, value: value }))),
  bits.chain((size) =>
    fc
      .bigInt({ min: 0n, max: 2n ** BigInt(size) - 1n })
      .map((value) => ({ type: `uint${size}`, value: value.toString() })),
  ),
  bits.chain((size) =>
    fc
      .bigInt({ min: -(2n ** BigInt(size - 1)), max: 2n ** BigInt(size - 1) - 1n })
      .map((value) => ({ type: `int${size}`, value: value.toString() })),
  ),
)
type Typed = { readonly type: string; readonly value: unknown }

/** Lists of one type: the value and other ones of it. */
const list = fc.tuple(leaf, fc.nat(3), fc.boolean()).map(([{ type, value }, more, fixed]): Typed => {
  const items = Array.from({ length: more + 1 }, () => value)
  return { type: `${type}[${fixed ? String(items.length) : ''}]`, value: items }
})

type Struct = { readonly fields: Record<string, Typed | Struct> }
const isStruct = (field: Typed | Struct): field is Struct => 'fields' in field
const names = fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,8}$/).filter((name) => !(name in Object.prototype))
const structOf = (field: fc.Arbitrary<Typed>) =>
  fc.letrec<{ struct: Struct; field: Typed | Struct }>((tie) => ({
    struct: fc.dictionary(names, tie('field'), { minKeys: 1, maxKeys: 4 }).map((fields) => ({ fields })),
    field: fc.oneof({ maxDepth: 3, depthSize: 'small' }, field, tie('struct')),
  })).struct

/** Every struct gets a type of its own. */
function typedDataOf(message: Struct, domain: { readonly name: string; readonly chainId: number }) {
  const types: Record<string, { name: string; type: string }[]> = {
    EIP712Domain: [
      { name: 'name', type: 'string' },
      { name: 'chainId', type: 'uint256' },
    ],
  }
  const declare = (struct: Struct): { readonly type: string; readonly value: Record<string, unknown> } => {
    const type = `Type${String(Object.keys(types).length)}`
    types[type] = []
    const value: Record<string, unknown> = {}
    for (const [name, field] of Object.entries(struct.fields)) {
      const inner = isStruct(field) ? declare(field) : field
      types[type].push({ name, type: inner.type })
      value[name] = inner.value
    }
    return { type, value }
  }
  const { type, value } = declare(message)
  return { types, primaryType: type, domain, message: value }
}
const domain = fc.record({ name: text, chainId: fc.integer({ min: 1, max: 2 ** 31 }) })

function ourDigest(data: unknown): string {
  const parsed = parseTypedData(data)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return hexFromBytes(typedDataDigest(parsed.value))
}
const theirs = (data: ReturnType<typeof typedDataOf>, version: SignTypedDataVersion.V3 | SignTypedDataVersion.V4) =>
  hexFromBytes(
    new Uint8Array(TypedDataUtils.eip712Hash(data as Parameters<typeof TypedDataUtils.eip712Hash>[0], version)),
  )

test('version 4: the same digest, lists included', () => {
  fc.assert(
    fc.property(structOf(fc.oneof(leaf, list)), domain, (message, place) => {
      const data = typedDataOf(message, place)
      expect(ourDigest(data)).toBe(theirs(data, SignTypedDataVersion.V4))
      expect(ourDigest(JSON.stringify(data))).toBe(theirs(data, SignTypedDataVersion.V4))
    }),
    { numRuns: 300 },
  )
})

test('version 3: the same digest where there is no list; what has one is not for it', () => {
  fc.assert(
    fc.property(structOf(leaf), domain, (message, place) => {
      const data = typedDataOf(message, place)
      const parsed = parseTypedData(data)
      expect(parsed.ok && needsVersion4(parsed.value)).toBe(false)
      expect(ourDigest(data)).toBe(theirs(data, SignTypedDataVersion.V3))
    }),
    { numRuns: 300 },
  )
  fc.assert(
    fc.property(list, domain, (field, place) => {
      const data = typedDataOf({ fields: { inner: { fields: { field } } } }, place)
      const parsed = parseTypedData(data)
      expect(parsed.ok && needsVersion4(parsed.value)).toBe(true)
      expect(() => theirs(data, SignTypedDataVersion.V3)).toThrow('Arrays')
    }),
    { numRuns: 50 },
  )
})

test('version 1: the same digest', () => {
  const fields = fc.uniqueArray(fc.record({ name: text.filter((name) => name !== ''), field: fc.oneof(leaf, list) }), {
    minLength: 1,
    maxLength: 6,
    selector: ({ name }) => name,
  })
  fc.assert(
    fc.property(fields, (given) => {
      const data = given.map(({ name, field }) => ({ name, ...field }))
      const parsed = parseTypedList(JSON.stringify(data))
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
      expect(hexFromBytes(typedListDigest(parsed.value))).toBe(typedSignatureHash(data))
    }),
    { numRuns: 500 },
  )
})
