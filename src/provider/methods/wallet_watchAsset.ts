import * as v from 'valibot'
import type { ChainId } from '#core/chain-id.ts'
import { rpcError, type RpcError } from '#core/errors.ts'
import type { Asset } from '#domain/assets/asset.ts'
import { identifyAsset, type AssetProblem, type Sought } from '#domain/assets/identify.ts'
import type { RpcFailure } from '#domain/ports.ts'
import { AssetParameter } from '#provider/asset-parameter.ts'
import { ask } from '#provider/method.ts'
import { rpcFailureError } from '#provider/rpc-failure.ts'

const sentences = {
  'no-contract': 'There is no contract at this address on the network of this site.',
  'other-standard': 'The contract is not of the type that was named.',
  'no-symbol': 'The contract does not say its symbol.',
  'no-decimals': 'The contract does not say its decimals, or they are more than 36.',
  'unfit-text': 'The symbol or the name that the contract says is too long, or hides something.',
  'not-owned': 'No account that this site is connected to has this token.',
} as const satisfies Record<AssetProblem, string>

const isProblem = (failure: { readonly kind: string }): failure is { readonly kind: AssetProblem } =>
  Object.hasOwn(sentences, failure.kind)

function problemError(failure: { readonly kind: AssetProblem } | RpcFailure): RpcError {
  return isProblem(failure) ? rpcError('invalidParams', sentences[failure.kind]) : rpcFailureError(failure)
}

function soughtIn(parameter: AssetParameter, chainId: ChainId): Sought {
  const { address } = parameter.options
  switch (parameter.type) {
    case 'ERC20':
      return { type: 'erc20', chainId, address }
    case 'ERC721':
      return { type: 'erc721', chainId, address, tokenId: parameter.options.tokenId }
    case 'ERC1155':
      return { type: 'erc1155', chainId, address, tokenId: parameter.options.tokenId }
    default:
      return parameter satisfies never
  }
}

/** A site may leave out what the contract says, and may not say anything else. */
function contradiction({ options }: AssetParameter, asset: Asset): string | null {
  const { symbol, decimals } = options
  if (symbol !== undefined && symbol !== asset.symbol) return 'options.symbol: the contract says another.'
  const actual = asset.type === 'erc20' ? asset.decimals : 0
  return decimals === undefined || decimals === actual ? null : 'options.decimals: the contract says another.'
}

/**
 * Adds a token or an NFT to what the user sees. All that is shown and kept is read from the contract before anything is
 * asked. `true` when it is watched, also when it was before; 4001 when the user refused. The EIP would have `true` before the
 * user answers; wallets and libraries mean the answer itself, and a question that the user never sees answered is no
 * question. Source: EIP-747; ERC-721 and ERC-1155 as MetaMask documents them.
 */
export const wallet_watchAsset = ask({
  params: AssetParameter,
  result: v.literal(true),
  permission: 'connected',
  approval: 'asset',
  request: async (parameter, { origin, chainId, accounts, services }) => {
    if ((parameter.options.chainId ?? chainId) !== chainId) {
      throw rpcError('invalidParams', 'options.chainId: not the network of this site.')
    }
    const found = await identifyAsset(services.siteRpc(origin), soughtIn(parameter, chainId), accounts)
    if (!found.ok) throw problemError(found.error)
    const lie = contradiction(parameter, found.value)
    if (lie !== null) throw rpcError('invalidParams', lie)
    return (await services.assets.isWatched(found.value)) ? { answer: true as const } : { ask: found.value }
  },
  execute: async (asset, _, { services }) => {
    await services.assets.watch(asset)
    return true as const
  },
})
