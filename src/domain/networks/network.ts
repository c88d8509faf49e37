import * as v from 'valibot'
import { RpcUrl } from '#domain/networks/rpc-url.ts'
import { SiteNetwork } from '#domain/networks/site-network.ts'

/** A network the wallet can use. `rpcUrl` is the one endpoint in use, always one the user can see and change. */
export const Network = v.object({
  ...SiteNetwork.entries,
  rpcUrl: RpcUrl,
  testnet: v.boolean(),
  source: v.picklist(['built-in', 'site', 'user']),
})
export type Network = v.InferOutput<typeof Network>
