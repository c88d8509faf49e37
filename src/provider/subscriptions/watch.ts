import * as v from 'valibot'
import { ChainId } from '#core/chain-id.ts'
import { Origin } from '#core/origin.ts'
import { BlockRef } from '#provider/subscriptions/follow.ts'
import { LogCriteria } from '#provider/subscriptions/log-criteria.ts'

/** What somebody wants to hear of: blocks, logs of contracts, transactions that wait. */
export const Wanted = v.variant('kind', [
  v.object({ kind: v.literal('heads') }),
  v.object({ kind: v.literal('logs'), criteria: LogCriteria }),
  v.object({ kind: v.literal('pending') }),
])
export type Wanted = v.InferOutput<typeof Wanted>

/**
 * A subscription (`push`) or a filter of one document, and how far it has heard. It stays on the chain it was made on. `seen` are
 * pieces of the hashes of transactions that were told; `usedAt` is in milliseconds since the epoch; `isInvoked`: made
 * by the site's session.
 */
export const Watch = v.object({
  id: v.string(),
  origin: Origin,
  channel: v.string(),
  chainId: ChainId,
  push: v.boolean(),
  isInvoked: v.boolean(),
  wanted: Wanted,
  recent: v.array(BlockRef),
  seen: v.array(v.string()),
  usedAt: v.number(),
})
export type Watch = Readonly<v.InferOutput<typeof Watch>>

/** How far a watch has come. */
export type Progress = Pick<Watch, 'recent' | 'seen'>
