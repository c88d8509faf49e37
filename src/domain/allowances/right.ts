import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Quantity } from '#core/quantity.ts'

const parties = { contract: Address, spender: Address }

/**
 * What somebody may take of an account: of a `token` (EIP-20) up to an amount, one `item` of a collection (EIP-721), a whole
 * `collection` (EIP-721 and EIP-1155), or of a token through Permit2 until a time. `contract` is the token or the collection.
 */
export const Right = v.variant('type', [
  v.object({ type: v.picklist(['token', 'collection', 'permit2']), ...parties }),
  v.object({ type: v.literal('item'), ...parties, tokenId: Quantity }),
])
export type Right = v.InferOutput<typeof Right>

/** Names one right among all of one account on one network. */
export const rightId = (right: Right): string =>
  [right.type, right.contract, right.spender, ...(right.type === 'item' ? [right.tokenId] : [])].join(':')

/** Where there is a trace of a right: in a block, or, of the wallet's own history, at a time in milliseconds since the epoch. */
export type Trace = { readonly right: Right } & ({ readonly block: bigint } | { readonly at: number })

/** Each right once, by the first trace of it. */
export const distinctTraces = (traces: readonly Trace[]): readonly Trace[] => [
  ...new Map(traces.toReversed().map((trace) => [rightId(trace.right), trace])).values(),
]
