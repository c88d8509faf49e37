import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Right } from '#domain/allowances/right.ts'
import { SearchCursor } from '#domain/allowances/search-logs.ts'
import { StandingRight } from '#domain/allowances/standing-right.ts'
import { mostCalls } from '#domain/calls/calls-request.ts'
import { procedure, resultOf } from '#transport/procedure.ts'
import { NodeProblem } from '#transport/contract/networks.ts'

const account = { chainId: ChainId, address: Address }
const rights = v.pipe(v.array(Right), v.minLength(1), v.maxLength(mostCalls))

/** Why a search does not go on; `no-logs` where the node lets nobody search. */
const SearchProblem = v.union([NodeProblem, v.object({ reason: v.literal('no-logs') })])
export type SearchProblem = v.InferOutput<typeof SearchProblem>

export const allowancesContract = {
  /** What others may take by what this wallet itself sent, each right as the chain says it now. */
  'allowances.known': procedure({
    guard: 'unlocked',
    input: v.object(account),
    output: resultOf(v.array(StandingRight), NodeProblem),
  }),
  /**
   * One step of the search through the events of the chain, from the latest block back; `cursor` is `null` at first, and
   * `next` where nothing is left. `at` is the time of the lowest block that was looked at, in seconds since the epoch, where
   * it is known; `left` counts what was found and not read, as it was too much.
   */
  'allowances.search': procedure({
    guard: 'unlocked',
    input: v.object({ ...account, cursor: v.nullable(SearchCursor) }),
    output: resultOf(
      v.object({
        rights: v.array(StandingRight),
        next: v.nullable(SearchCursor),
        head: v.number(),
        at: v.nullable(v.number()),
        left: v.number(),
      }),
      SearchProblem,
    ),
  }),
  /** The same rights once more, those that are left. */
  'allowances.read': procedure({
    guard: 'unlocked',
    input: v.object({ ...account, rights }),
    output: resultOf(v.array(StandingRight), NodeProblem),
  }),
  /** Puts the question to take rights back before the user: one transaction, or a list with one consent. */
  'allowances.revoke': procedure({
    guard: 'unlocked',
    input: v.object({ ...account, rights }),
    output: resultOf(v.object({ id: v.string() }), NodeProblem),
  }),
} as const
