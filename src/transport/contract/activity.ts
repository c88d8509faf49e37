import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Hex } from '#core/hex.ts'
import { Quantity } from '#core/quantity.ts'
import { ActivityStatus } from '#domain/transactions/status.ts'
import { nothing, procedure } from '#transport/procedure.ts'

/** `fee` in wei once mined. `origin` is `wallet` for the wallet's own. Times in milliseconds since the epoch. */
export const ActivityItem = v.object({
  id: v.string(),
  chainId: ChainId,
  hash: v.nullable(Hex),
  status: ActivityStatus,
  from: Address,
  to: v.nullable(Address),
  value: Quantity,
  data: Hex,
  nonce: v.number(),
  fee: v.nullable(Quantity),
  origin: v.string(),
  createdAt: v.number(),
  /** The approval's id of the list of calls that it is one of. */
  list: v.nullable(v.string()),
})
export type ActivityItem = v.InferOutput<typeof ActivityItem>

export const activityContract = {
  /** Newest first. */
  'activity.list': procedure({ guard: 'unlocked', input: nothing, output: v.array(ActivityItem) }),
} as const
