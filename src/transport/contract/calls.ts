import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Hex } from '#core/hex.ts'
import { BatchCall } from '#domain/calls/batch-call.ts'
import { StopReason } from '#domain/calls/batch.ts'
import { Compared } from '#domain/calls/happened-list.ts'
import { batchStatuses, outcomes } from '#domain/calls/progress.ts'
import { TokenFact } from '#domain/review/token-fact.ts'
import { Shown } from '#domain/transactions/shown.ts'
import { nothing, procedure, resultOf } from '#transport/procedure.ts'
import { NodeProblem } from '#transport/contract/networks.ts'

/**
 * A list of calls as a page shows it. `calls` are in their order; in one transaction they all have its outcome. `entry` is the
 * id of the activity's item, `stopped` why what is unsent stays so. `createdAt` in milliseconds since the epoch.
 */
export const CallsView = v.object({
  approvalId: v.string(),
  origin: v.string(),
  chainId: ChainId,
  from: Address,
  mode: v.picklist(['sequential', 'atomic']),
  status: v.picklist(batchStatuses),
  stopped: v.nullable(StopReason),
  createdAt: v.number(),
  /** What the user was shown that all would do together; `null` where nothing was. */
  shown: v.nullable(Shown),
  /** What all did together; `null` where not all is done, or it is not known. */
  happened: v.nullable(Compared),
  calls: v.array(
    v.object({
      ...BatchCall.entries,
      outcome: v.picklist(outcomes),
      hash: v.nullable(Hex),
      entry: v.nullable(v.string()),
    }),
  ),
})
export type CallsView = v.InferOutput<typeof CallsView>

const account = v.object({ chainId: ChainId, address: Address })

export const callsContract = {
  /** By the approval's id; without one, the list that a site asked to show last, or the newest. */
  'calls.get': procedure({
    guard: 'unlocked',
    input: v.object({ approvalId: v.nullable(v.string()) }),
    output: v.nullable(CallsView),
  }),
  /** What makes the amounts of its tokens readable, as far as their contracts answer. */
  'calls.tokens': procedure({
    guard: 'unlocked',
    input: v.object({ approvalId: v.string() }),
    output: v.array(TokenFact),
  }),
  /** What is not signed yet is not sent. */
  'calls.stopRest': procedure({ guard: 'unlocked', input: v.object({ approvalId: v.string() }), output: nothing }),
  /** Who acts for an account on a network: `null` for nobody else. `pinned` for the one program that the wallet asks for. */
  'delegation.get': procedure({
    guard: 'unlocked',
    input: account,
    output: resultOf(v.object({ delegate: v.nullable(Address), pinned: v.boolean() }), NodeProblem),
  }),
  /** Puts the question to take the delegation back before the user. */
  'delegation.undo': procedure({
    guard: 'unlocked',
    input: account,
    output: resultOf(v.object({ id: v.string() }), NodeProblem),
  }),
} as const
