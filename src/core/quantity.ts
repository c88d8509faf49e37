import * as v from 'valibot'

const shape = /^0x[0-9a-fA-F]{1,64}$/

/**
 * An unsigned integer of at most 256 bits as it crosses ports and stores: `0x`, lower case, no leading zeros.
 * Leading zeros are read (many sites send them) and never written. Source: EIP-1474 "Quantity".
 */
export const Quantity = v.pipe(
  v.string(),
  v.regex(shape),
  v.transform((text) => `0x${BigInt(text).toString(16)}` as const),
  v.brand('Quantity'),
)
export type Quantity = v.InferOutput<typeof Quantity>

/** @param value 0 to 2^256 - 1. */
export const quantity = (value: bigint): Quantity => v.parse(Quantity, `0x${value.toString(16)}`)
