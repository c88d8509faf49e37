import * as v from 'valibot'
import { chainIdHex } from '#core/chain-id.ts'
import { read } from '#provider/method.ts'
import { noParams } from '#provider/no-params.ts'

const EthereumChain = v.object({
  chainId: v.pipe(v.string(), v.regex(/^0x[1-9a-f][0-9a-f]*$/)),
  name: v.string(),
  nativeCurrency: v.object({ name: v.string(), symbol: v.string(), decimals: v.number() }),
})

/**
 * The networks that `wallet_switchEthereumChain` takes without adding one, for a connected site to choose from. Built-in
 * networks are the same for everybody, so that listing them tells nothing. What the user, or another site, added is a mark
 * of this user: it is listed only where this very site may use it. Servers are never told, as an address of one may hold the
 * user's key.
 * No standard defines this method. Source: EIP-3085 for the shape of coins, EIP-695 for ids.
 */
export const wallet_getEthereumChains = read({
  params: noParams,
  result: v.array(EthereumChain),
  permission: 'connected',
  run: async (_, { chains, services }) =>
    (await services.networks.list())
      .filter(({ chainId, source }) => source === 'built-in' || chains.includes(chainId))
      .map(({ chainId, name, currency }) => ({
        chainId: chainIdHex(chainId),
        name,
        nativeCurrency: { name: currency.name, symbol: currency.symbol, decimals: currency.decimals },
      })),
})
