import * as v from 'valibot'
import { ChainIdHex } from '#core/chain-id.ts'
import { SiteNetwork } from '#domain/networks/site-network.ts'
import { RpcUrl } from '#domain/networks/rpc-url.ts'
import { carryOutChain, switchQuestion } from '#provider/chain.ts'
import { ask } from '#provider/method.ts'

const text = v.pipe(v.string(), v.maxLength(2_048))
const { name, currency, explorerUrl } = SiteNetwork.entries

const Parameter = v.strictObject({
  chainId: ChainIdHex,
  chainName: name,
  nativeCurrency: v.strictObject({ ...currency.entries, name: v.optional(currency.entries.name) }),
  /** Those that a wallet may not use (insecure ones) are passed over; one must remain. */
  rpcUrls: v.pipe(v.array(text), v.minLength(1), v.maxLength(10)),
  blockExplorerUrls: v.nullish(v.pipe(v.array(text), v.maxLength(10))),
  iconUrls: v.nullish(v.pipe(v.array(text), v.maxLength(10))),
})

function networkOf(given: v.InferOutput<typeof Parameter>): v.InferInput<typeof SiteNetwork> {
  const { chainId, chainName, nativeCurrency, rpcUrls, blockExplorerUrls } = given
  return {
    chainId,
    name: chainName,
    currency: { ...nativeCurrency, name: nativeCurrency.name ?? nativeCurrency.symbol },
    rpcUrls: rpcUrls.filter((url) => v.is(RpcUrl, url)),
    explorerUrl: blockExplorerUrls?.find((url) => v.is(explorerUrl, url)) ?? null,
  }
}

const RequestedNetwork = v.pipe(Parameter, v.transform(networkOf), SiteNetwork)

/**
 * Adds a network and then offers to switch to it: two questions, as either may be wanted without the other. What the
 * wallet knows already is never changed by a site. Source: EIP-3085.
 */
export const wallet_addEthereumChain = ask({
  params: v.strictTuple([RequestedNetwork]),
  result: v.null(),
  permission: 'connected',
  approval: 'chain',
  request: async ([network], context) =>
    (await context.services.networks.get(network.chainId)) === null
      ? { ask: { action: 'add', network } }
      : switchQuestion(network.chainId, context),
  execute: carryOutChain,
  followUp: { request: ([{ chainId }], context) => switchQuestion(chainId, context), fallback: null },
})
