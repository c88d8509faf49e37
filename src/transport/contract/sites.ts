import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Origin } from '#core/origin.ts'
import { nothing, procedure } from '#transport/procedure.ts'

export const SiteView = v.object({
  origin: Origin,
  /** The first is its current one. */
  accounts: v.array(Address),
  chainId: ChainId,
  /** The networks it may use without a question, `chainId` among them. */
  chains: v.array(ChainId),
  connectedAt: v.number(),
})
export type SiteView = v.InferOutput<typeof SiteView>

export const sitesContract = {
  'sites.list': procedure({ guard: 'unlocked', input: nothing, output: v.array(SiteView) }),
  'sites.disconnect': procedure({ guard: 'unlocked', input: v.object({ origin: Origin }), output: nothing }),
  /** The first becomes its current one; what the wallet does not have is passed over, and nothing at all changes nothing. */
  'sites.setAccounts': procedure({
    guard: 'unlocked',
    input: v.object({ origin: Origin, accounts: v.array(Address) }),
    output: nothing,
  }),
  /** It keeps the networks that are named and the one it is on. */
  'sites.keepChains': procedure({
    guard: 'unlocked',
    input: v.object({ origin: Origin, chains: v.array(ChainId) }),
    output: nothing,
  }),
  'sites.setChain': procedure({
    guard: 'unlocked',
    input: v.object({ origin: Origin, chainId: ChainId }),
    output: nothing,
  }),
} as const
