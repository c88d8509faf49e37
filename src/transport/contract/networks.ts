import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Quantity } from '#core/quantity.ts'
import { Network } from '#domain/networks/network.ts'
import { SiteNetwork } from '#domain/networks/site-network.ts'
import { nothing, procedure, resultOf } from '#transport/procedure.ts'

export const NetworkView = v.object({ ...Network.entries, selected: v.boolean() })
export type NetworkView = v.InferOutput<typeof NetworkView>

/** Why a node cannot be used, or did not answer, for a sentence in the user's language. */
export const NodeProblem = v.variant('reason', [
  v.object({
    reason: v.picklist([
      'unreachable',
      'timeout',
      'malformed',
      'refused',
      'insecure',
      'unknown-chain',
      'not-consented',
    ]),
  }),
  v.object({ reason: v.literal('wrong-chain'), actual: v.number() }),
])
export type NodeProblem = v.InferOutput<typeof NodeProblem>

const rpcUrl = v.pipe(v.string(), v.trim(), v.maxLength(2_048))

export const networksContract = {
  /** Guard `any`, as onboarding shows the built-in ones before there is a key. */
  'networks.list': procedure({ guard: 'any', input: nothing, output: v.array(NetworkView) }),
  'networks.select': procedure({ guard: 'unlocked', input: v.object({ chainId: ChainId }), output: nothing }),
  /** The user's consent to talk to this endpoint, the last step of onboarding. No packet leaves before it. */
  'networks.choose': procedure({
    guard: 'unlocked',
    input: v.object({ chainId: ChainId, rpcUrl }),
    output: resultOf(nothing, NodeProblem),
  }),
  /** Asked for its `eth_chainId` before it is kept. `null` goes back to the first of the network's own. */
  'networks.setRpcUrl': procedure({
    guard: 'unlocked',
    input: v.object({ chainId: ChainId, rpcUrl: v.nullable(rpcUrl) }),
    output: resultOf(nothing, NodeProblem),
  }),
  'networks.add': procedure({
    guard: 'unlocked',
    input: v.object({ ...SiteNetwork.entries, testnet: v.boolean() }),
    output: resultOf(nothing, v.union([NodeProblem, v.object({ reason: v.literal('exists') })])),
  }),
  /** Built-in networks stay. */
  'networks.remove': procedure({ guard: 'unlocked', input: v.object({ chainId: ChainId }), output: nothing }),
  /** Native balance in wei at the latest block. Unknown is never zero: a failure says why. */
  'networks.balance': procedure({
    guard: 'unlocked',
    input: v.object({ chainId: ChainId, address: Address }),
    output: resultOf(v.object({ wei: Quantity }), NodeProblem),
  }),
} as const
