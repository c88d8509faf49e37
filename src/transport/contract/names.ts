import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { EnsName, nameProblems } from '#domain/names/ens-name.ts'
import { procedure, resultOf } from '#transport/procedure.ts'
import { NodeProblem } from '#transport/contract/networks.ts'

const problem = v.union([NodeProblem, v.object({ reason: v.picklist(nameProblems) })])
export type NameProblemView = v.InferOutput<typeof problem>

/** Asked of Ethereum's node, and only while Ethereum is the network in use. */
export const namesContract = {
  /** @see EnsName. */
  'names.resolve': procedure({
    guard: 'unlocked',
    input: v.object({ name: EnsName }),
    output: resultOf(v.object({ address: Address }), problem),
  }),
  /** What an address is called by whoever holds it: a claim, until it is resolved. `null` for nothing that is known. */
  'names.claimed': procedure({
    guard: 'unlocked',
    input: v.object({ address: Address }),
    output: v.object({ name: v.nullable(EnsName) }),
  }),
} as const
