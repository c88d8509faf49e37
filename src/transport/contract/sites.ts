import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Origin } from '#core/origin.ts'
import { nothing, procedure } from '#transport/procedure.ts'

export const SiteView = v.object({
  origin: Origin,
  accounts: v.array(Address),
  chainId: ChainId,
  connectedAt: v.number(),
})
export type SiteView = v.InferOutput<typeof SiteView>

export const sitesContract = {
  'sites.list': procedure({ guard: 'unlocked', input: nothing, output: v.array(SiteView) }),
  'sites.disconnect': procedure({ guard: 'unlocked', input: v.object({ origin: Origin }), output: nothing }),
  'sites.setChain': procedure({
    guard: 'unlocked',
    input: v.object({ origin: Origin, chainId: ChainId }),
    output: nothing,
  }),
} as const
