import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Quantity } from '#core/quantity.ts'
import { procedure, resultOf } from '#transport/procedure.ts'
import { NodeProblem } from '#transport/contract/networks.ts'

export const sendContract = {
  /** Puts the wallet's own transaction before the user, in the same window that sites get. `value` in wei. */
  'send.review': procedure({
    guard: 'unlocked',
    input: v.object({ chainId: ChainId, from: Address, to: Address, value: Quantity }),
    output: v.object({ id: v.string() }),
  }),
  /** The most that can be sent now: balance less the highest network fee shown. In wei. */
  'send.most': procedure({
    guard: 'unlocked',
    input: v.object({ chainId: ChainId, from: Address, to: v.nullable(Address) }),
    output: resultOf(v.object({ value: Quantity }), NodeProblem),
  }),
} as const
