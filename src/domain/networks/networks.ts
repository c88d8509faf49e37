import type { ChainId } from '#core/chain-id.ts'
import type { Result } from '#core/result.ts'
import type { Network } from '#domain/networks/network.ts'
import type { SiteNetwork } from '#domain/networks/site-network.ts'
import type { RpcUrl } from '#domain/networks/rpc-url.ts'

/** Built-in networks, with the user's changes and additions over them. While locked only the built-in ones are known. */
export type Networks = {
  readonly list: () => Promise<readonly Network[]>
  readonly get: (chainId: ChainId) => Promise<Network | null>
  /** The caller has checked with the node that `network.rpcUrls[0]` answers for this chain. */
  readonly add: (
    network: SiteNetwork & { readonly testnet: boolean; readonly source: 'site' | 'user' },
  ) => Promise<Result<void, 'exists'>>
  readonly remove: (chainId: ChainId) => Promise<void>
  readonly setRpcUrl: (chainId: ChainId, url: RpcUrl | null) => Promise<void>
  /** The network that the wallet's own pages show. */
  readonly selected: () => Promise<ChainId>
  readonly select: (chainId: ChainId) => Promise<void>
  /** Whether the user has chosen where packets may go; `false` until onboarding ended. */
  readonly chosen: () => Promise<boolean>
  readonly choose: (chainId: ChainId, url: RpcUrl) => Promise<void>
}
