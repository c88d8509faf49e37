import * as v from 'valibot'

/** The largest id that EIP-2294 allows, `floor(2^53 / 2) - 36`, so that every id is an exact number. */
export const largestChainId = 4_503_599_627_370_476

/** A chain as a decimal number. Source: EIP-155, bounded by EIP-2294. */
export const ChainId = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(largestChainId), v.brand('ChainId'))
export type ChainId = v.InferOutput<typeof ChainId>

/** The same on the wire: `0x` and hex digits without leading zeros. Source: EIP-695, EIP-3085. */
export const ChainIdHex = v.pipe(
  v.string(),
  v.regex(/^0x[1-9a-fA-F][0-9a-fA-F]*$/),
  v.maxLength(16),
  v.transform((text) => Number.parseInt(text, 16)),
  ChainId,
)

export const chainIdHex = (chainId: ChainId): `0x${string}` => `0x${chainId.toString(16)}`
