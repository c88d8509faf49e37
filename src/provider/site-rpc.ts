import type { Origin } from '#core/origin.ts'
import type { ChainRpc } from '#domain/ports.ts'
import type { Rate } from '#provider/rate.ts'

/** Calls to nodes that a site has the wallet make, each in the turn of that site. Throws `RpcError` beyond what it may hold. */
export type SiteRpc = (origin: Origin) => ChainRpc

export const createSiteRpc =
  ({ chainRpc, rate }: { readonly chainRpc: ChainRpc; readonly rate: Rate }): SiteRpc =>
  (origin) =>
  (chainId, method, params, options) =>
    rate(origin, JSON.stringify(params).length, () => chainRpc(chainId, method, params, options))
