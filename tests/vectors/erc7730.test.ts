import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { Address, addressFromBytes } from '#core/address.ts'
import { bigintFromBytes } from '#core/bigint-bytes.ts'
import { parseTypedData } from '#core/eip712.ts'
import { hexFromBytes } from '#core/hex.ts'
import { decodeRlp } from '#core/rlp.ts'
import { describeCall, describeTypedData, type Description } from '#domain/review/erc7730/describe.ts'
import { readDescriptor } from '#domain/review/erc7730/descriptor.ts'
import type { Json } from '#domain/review/erc7730/json.ts'
import { createRegistry } from '#domain/review/erc7730/registry.ts'
import { bytesOf } from '#tests/vectors/bytes-of.ts'
import { coinText, isMadeOf, screensOf, type Screen } from '#tests/vectors/erc7730/device.ts'
import { otherDomain, otherTexts, wrongChecksum } from '#tests/vectors/erc7730/exceptions.ts'
import { readVectors } from '#tests/vectors/read-vectors.ts'
import { packDescriptors } from '../../scripts/pack-descriptors.ts'

const TypedData = v.object({
  domain: v.looseObject({ chainId: v.pipe(v.union([v.number(), v.string()]), v.transform(Number)) }),
})
const Case = v.object({
  file: v.string(),
  index: v.number(),
  rawTx: v.optional(v.string()),
  data: v.optional(v.record(v.string(), v.unknown())),
  expectedTexts: v.array(v.string()),
})
type Case = v.InferOutput<typeof Case>

const cases = readVectors('erc7730-cases', v.array(Case))
const packed = packDescriptors(readFileSync(new URL('../../scripts/data/erc7730.json', import.meta.url), 'utf8'))
const registry = createRegistry(packed)
const user = v.parse(Address, '0x00000000000000000000000000000000000000aa')

const nameOf = ({ file, index }: Case): string => `${file}#${index}`
const calls = cases.filter(({ rawTx }) => rawTx !== undefined)
const messages = cases.filter(({ data }) => data !== undefined)

function transactionOf(rawTx: string) {
  const bytes = bytesOf(rawTx)
  const isTyped = (bytes[0] ?? 0) < 0xc0
  const decoded = decodeRlp(isTyped ? bytes.subarray(1) : bytes)
  const items = v.parse(v.array(v.union([v.instance(Uint8Array), v.array(v.unknown())])), decoded.ok && decoded.value)
  const bytesAt = (index: number): Uint8Array => v.parse(v.instance(Uint8Array), items[index])
  const integer = (index: number): bigint => bigintFromBytes(bytesAt(index))
  const [fee, to] = isTyped ? [3, 5] : [1, 3]
  return {
    chainId: isTyped ? Number(integer(0)) : 1,
    to: addressFromBytes(bytesAt(to)),
    from: user,
    value: integer(to + 1),
    data: hexFromBytes(bytesAt(to + 2)),
    maxFee: integer(fee) * integer(fee + 1),
  }
}

const lowerCase = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(/"0x[0-9a-fA-F]{40}"/g, (address) => address.toLowerCase())) as unknown

function described(data: unknown): Description {
  const parsed = parseTypedData(data)
  if (!parsed.ok) throw new Error(`${parsed.error.code} at ${parsed.error.at}`)
  return describeTypedData(registry, parsed.value, user)
}

const chainOf = (data: unknown): number => v.parse(TypedData, data).domain.chainId

function screens(kind: 'call' | 'message', description: Description, chainId: number): Screen[] {
  if (description?.ok !== true) throw new Error(description === null ? 'none' : description.error)
  const head = kind === 'call' ? [{ label: 'Interaction with', value: description.value.owner ?? '' }] : []
  return [...head, ...screensOf(kind, description.value, chainId)]
}

function check(one: Case, shown: readonly Screen[]): void {
  const name = nameOf(one)
  const exception = otherTexts[name]
  if (exception === undefined) {
    expect(isMadeOf(one.expectedTexts, shown), `${name}: ${JSON.stringify([one.expectedTexts, shown])}`).toBe(true)
    return
  }
  expect(isMadeOf(one.expectedTexts, shown), `${name} needs no exception`).toBe(false)
  expect(isMadeOf(exception.texts, shown), `${name}: ${JSON.stringify([exception.texts, shown])}`).toBe(true)
}

const Bound = v.object({ eip712: v.object({ domain: v.record(v.string(), v.string()) }) })

/** The message as it is, but for what the descriptor asks of its domain. */
function withBoundDomain(data: Record<string, unknown>): unknown {
  const { domain } = v.parse(TypedData, data)
  const place = `${domain.chainId}:${String(domain['verifyingContract']).toLowerCase()}`
  const bounds = (packed.places[place] ?? [])
    .map((index) => v.safeParse(Bound, packed.descriptors[index]?.context))
    .filter((bound) => bound.success)
  expect(bounds).toHaveLength(1)
  return { ...data, domain: { ...domain, ...bounds[0]?.output.eip712.domain } }
}

test('every descriptor of the registry is read, and every case is run', () => {
  expect(packed.descriptors).toHaveLength(126)
  for (const { context, metadata, display } of packed.descriptors) {
    const file = { context, metadata, display: packed.displays[display] } as Json
    expect(readDescriptor(file), JSON.stringify(context)).not.toBeNull()
  }
  expect([calls.length, messages.length, cases.length]).toEqual([37, 101, 138])
  const named = new Set(cases.map(nameOf))
  for (const name of [...wrongChecksum, ...otherDomain, ...Object.keys(otherTexts)]) expect(named).toContain(name)
})

describe('calls', () => {
  test.each(calls.map((one) => [nameOf(one), one] as const))('%s', (_, one) => {
    const { maxFee, ...call } = transactionOf(one.rawTx ?? '')
    const shown = screens('call', describeCall(registry, call), call.chainId)
    check(one, [...shown, { label: 'Max fees', value: coinText(maxFee) }])
  })
})

describe('messages', () => {
  test.each(messages.map((one) => [nameOf(one), one] as const))('%s', (name, one) => {
    const { data = {} } = one
    const isRefused = wrongChecksum.has(name)
    expect(parseTypedData(data).ok, 'as it is given').toBe(!isRefused)
    const readable = v.parse(v.record(v.string(), v.unknown()), isRefused ? lowerCase(data) : data)
    if (otherDomain.has(name)) expect(described(readable), 'another domain').toBeNull()
    const bound = otherDomain.has(name) ? withBoundDomain(readable) : readable
    check(one, screens('message', described(bound), chainOf(data)))
  })
})
