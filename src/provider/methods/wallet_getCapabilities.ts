import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { chainIdHex, ChainIdHex, type ChainId } from '#core/chain-id.ts'
import { atomicStatus } from '#domain/delegation/delegation.ts'
import { requireAccount } from '#provider/account.ts'
import { read, type Context } from '#provider/method.ts'

/** Each is a question to the server of another network, which learns the account from it. */
const mostChains = 32

const Capabilities = v.object({ atomic: v.object({ status: v.picklist(['supported', 'ready', 'unsupported']) }) })

/** While the server of a network does not answer, nothing can be promised there. */
async function capabilitiesOn(chainId: ChainId, account: Address, { origin, services }: Context) {
  const status = await atomicStatus(services.siteRpc(origin), chainId, account)
  return { atomic: { status: status.ok ? status.value : ('unsupported' as const) } }
}

/**
 * What the wallet can promise for an account of this site, by chain: `[account, chainIds?]`. Without chains it answers for
 * the site's own alone, as a question goes to the server of each. Chains that the site may not use are left out, known or
 * not, so that nobody learns which networks the user has. Source: EIP-5792 §wallet_getCapabilities.
 */
export const wallet_getCapabilities = read({
  params: v.union([
    v.strictTuple([Address]),
    v.strictTuple([Address, v.pipe(v.array(ChainIdHex), v.maxLength(mostChains))]),
  ]),
  result: v.record(v.string(), Capabilities),
  permission: 'connected',
  run: async ([account, asked], context) => {
    requireAccount(account, context)
    const chains = [...new Set(asked ?? [context.chainId])].filter((chainId) => context.chains.includes(chainId))
    const answers = chains.map(async (chainId) => {
      return [chainIdHex(chainId), await capabilitiesOn(chainId, account, context)] as const
    })
    return Object.fromEntries(await Promise.all(answers))
  },
})
