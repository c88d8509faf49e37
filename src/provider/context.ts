import * as v from 'valibot'
import { ChainId } from '#core/chain-id.ts'
import type { Origin } from '#core/origin.ts'
import type { Context, Services } from '#provider/method.ts'

/** What every site is on until it is connected, whatever the user does elsewhere. */
const constantChain = v.parse(ChainId, 1)

/** What a site was given now; the constant nothing when it was given nothing, or while the wallet is locked. */
export async function contextOf(origin: Origin, services: Services): Promise<Context> {
  const grant = await services.permissions.get(origin)
  return grant === null
    ? { origin, services, accounts: [], chains: [], chainId: constantChain }
    : { origin, services, accounts: grant.accounts, chains: grant.chains, chainId: grant.chainId }
}
