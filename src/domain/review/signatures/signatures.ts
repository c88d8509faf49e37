import * as v from 'valibot'

/**
 * Functions as they are packed at build time: `claim(uint256 id,address to)`, by the 8 digits of the selector. One that
 * two functions share is not in it, so that nothing is guessed.
 */
const Packed = v.record(v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)), v.string())

/** The function that is known by a selector (`0x` and 8 digits); `null` for none. A name is a claim that anybody can make. */
export type Signatures = (selector: string) => string | null

export const noSignatures: Signatures = () => null

/** @param packed from the build. @throws ValiError when it is none. */
export function createSignatures(packed: unknown): Signatures {
  const known = new Map(Object.entries(v.parse(Packed, packed)))
  return (selector) => known.get(selector.slice(2)) ?? null
}
