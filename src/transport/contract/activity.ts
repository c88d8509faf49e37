import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Hex } from '#core/hex.ts'
import { Quantity } from '#core/quantity.ts'
import { Happened } from '#domain/transactions/happened.ts'
import { replacementWays } from '#domain/transactions/request.ts'
import { Shown } from '#domain/transactions/shown.ts'
import { ActivityStatus } from '#domain/transactions/status.ts'
import { Stuck } from '#domain/transactions/stuck.ts'
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
  /** No reorganisation undoes it any more. */
  final: v.boolean(),
  /** The one whose nonce it took, and how. */
  replaces: v.nullable(v.object({ id: v.string(), how: v.nullable(v.picklist(replacementWays)) })),
  /** The one that was signed to take its place, and was not refused. */
  replacedBy: v.nullable(v.string()),
  /** What the user was shown that it would do; `null` where nothing was shown, or it was one of a list. */
  shown: v.nullable(Shown),
  /** What it did, and whether that is something else than what was shown; `null` where nothing was, or it is not known. */
  happened: v.nullable(v.object({ ...Happened.entries, differs: v.nullable(v.boolean()) })),
  /** How it can be replaced now. */
  ways: v.array(v.picklist(replacementWays)),
})
export type ActivityItem = v.InferOutput<typeof ActivityItem>

const one = v.object({ id: v.string() })

export const activityContract = {
  /** Newest first. */
  'activity.list': procedure({ guard: 'unlocked', input: nothing, output: v.array(ActivityItem) }),
  /** Why one does not get on; `null` where there is no reason to think so. */
  'activity.stuck': procedure({ guard: 'unlocked', input: one, output: v.nullable(Stuck) }),
  /** Puts the question to replace one that waits before the user; `null` when it waits no more. */
  'activity.replace': procedure({
    guard: 'unlocked',
    input: v.object({ ...one.entries, how: v.picklist(replacementWays) }),
    output: v.nullable(v.object({ id: v.string() })),
  }),
} as const
