import type { ChainId } from '#core/chain-id.ts'

/** The name of a chain in sessions. Source: CAIP-2, with its profile for eip155. */
export const scopeOf = (chainId: ChainId): string => `eip155:${String(chainId)}`
