import * as v from 'valibot'
import { ChainId } from '#core/chain-id.ts'
import { plainLabel } from '#core/plain-label.ts'
import { RpcUrl } from '#domain/networks/rpc-url.ts'

const name = plainLabel(64)

/** A coin that pays for gas. `decimals` is 18 in every network that EIP-3085 lets a site add. */
export const Currency = v.object({
  name,
  symbol: plainLabel(11),
  decimals: v.literal(18),
})
export type Currency = v.InferOutput<typeof Currency>

/** A network as a site, or the user, describes it. Source: EIP-3085. */
export const SiteNetwork = v.object({
  chainId: ChainId,
  name,
  currency: Currency,
  rpcUrls: v.pipe(v.array(RpcUrl), v.minLength(1), v.maxLength(10)),
  explorerUrl: v.nullable(v.pipe(v.string(), v.maxLength(2_048), v.url(), v.startsWith('https://'))),
})
export type SiteNetwork = v.InferOutput<typeof SiteNetwork>
