import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Quantity } from '#core/quantity.ts'
import { Asset } from '#domain/assets/asset.ts'
import { assetProblems } from '#domain/assets/identify.ts'
import { nothing, procedure, resultOf } from '#transport/procedure.ts'
import { NodeProblem } from '#transport/contract/networks.ts'

const problem = v.union([NodeProblem, v.object({ reason: v.picklist(assetProblems) })])
export type AssetProblemView = v.InferOutput<typeof problem>

const token = v.object({ chainId: ChainId, address: Address })

export const assetsContract = {
  /** What is watched on one network, in the order in which it was added. */
  'assets.list': procedure({ guard: 'unlocked', input: v.object({ chainId: ChainId }), output: v.array(Asset) }),
  /**
   * How much an account has of each, in base units; of an EIP-721 token one or none. Each by itself: one contract that does
   * not answer hides no other. Unknown is never zero.
   */
  'assets.balances': procedure({
    guard: 'unlocked',
    input: v.object({ chainId: ChainId, address: Address }),
    output: v.array(v.object({ id: v.string(), balance: resultOf(v.object({ amount: Quantity }), NodeProblem) })),
  }),
  /** What an EIP-20 contract says of itself, before it is added by hand. */
  'assets.read': procedure({ guard: 'unlocked', input: token, output: resultOf(Asset, problem) }),
  /** Read once more, and kept as the contract says it. */
  'assets.add': procedure({ guard: 'unlocked', input: token, output: resultOf(nothing, problem) }),
  /** @see assetId. What is not there is no matter. */
  'assets.remove': procedure({ guard: 'unlocked', input: v.object({ id: v.string() }), output: nothing }),
} as const
