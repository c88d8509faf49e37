import * as v from 'valibot'
import { readDescriptor, type ContractDescriptor, type MessageDescriptor } from '#domain/review/erc7730/descriptor.ts'
import type { Json } from '#domain/review/erc7730/json.ts'

const Places = v.record(v.string(), v.array(v.pipe(v.number(), v.integer(), v.minValue(0))))

/**
 * Descriptors as they are packed at build time: merged files, their `display` by number as many share one, and which of
 * them name a contract on a chain (`chainId:address` in lower case).
 */
const Packed = v.strictObject({
  displays: v.array(v.record(v.string(), v.unknown())),
  descriptors: v.array(v.strictObject({ context: v.unknown(), metadata: v.unknown(), display: v.number() })),
  places: Places,
})

export const placeOf = (chainId: number, address: string): string => `${chainId}:${address.toLowerCase()}`

/** Each descriptor is read when it is first asked for, and kept. */
export type Registry = (chainId: number, address: string) => readonly (ContractDescriptor | MessageDescriptor)[]

export const emptyRegistry: Registry = () => []

/** @param packed from the build. @throws ValiError when it is none. */
export function createRegistry(packed: unknown): Registry {
  const { displays, descriptors, places } = v.parse(Packed, packed)
  const read = new Map<number, ContractDescriptor | MessageDescriptor | null>()

  function descriptor(index: number): ContractDescriptor | MessageDescriptor | null {
    const known = read.get(index)
    if (known !== undefined) return known
    const file = descriptors[index]
    const whole = file === undefined ? null : { ...file, display: displays[file.display] ?? null }
    const fresh = whole === null ? null : readDescriptor(whole as Json)
    read.set(index, fresh)
    return fresh
  }

  return (chainId, address) => {
    const place = placeOf(chainId, address)
    const named = Object.hasOwn(places, place) ? (places[place] ?? []) : []
    return named.map(descriptor).filter((one) => one !== null)
  }
}
