import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'

/** One event. Source: Ethereum Yellow Paper §4.3.1. */
export const Log = v.object({
  address: Address,
  topics: v.pipe(v.array(v.pipe(Hex, v.length(66))), v.maxLength(4)),
  data: Hex,
})
export type Log = v.InferOutput<typeof Log>

/** What one call would do. Native transfers are logs of `nativeToken`. `failure` is `null` where it would not fail. */
export type Outcome = {
  readonly gasUsed: bigint
  readonly failure: { readonly message: string; readonly data?: unknown } | null
  readonly logs: readonly Log[]
}

/** The address that stands for the native coin. Source: execution-apis, eth_simulateV1 `traceTransfers`; ERC-7528. */
export const nativeToken = v.parse(Address, '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE')

/** More events than this in one call are nothing that anybody could be shown. */
export const mostLogs = 5_000
