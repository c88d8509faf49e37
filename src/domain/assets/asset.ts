import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { plainLabel } from '#core/plain-label.ts'
import { Quantity } from '#core/quantity.ts'

/** Longer ones exist, of shares in pools; beyond this it is no abbreviation any more. */
export const TokenSymbol = plainLabel(32)
export const TokenName = plainLabel(64)

/** A uint8 in EIP-20. More than 36 says nothing that a person could read. */
export const Decimals = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(36))

const contract = { chainId: ChainId, address: Address }
/** EIP-721 and EIP-1155 leave both open. */
const nft = { ...contract, tokenId: Quantity, symbol: v.nullable(TokenSymbol), name: v.nullable(TokenName) }

/** A token or an NFT on one network. Its words and numbers are the contract's own, never a site's. */
export const Asset = v.variant('type', [
  v.object({
    type: v.literal('erc20'),
    ...contract,
    symbol: TokenSymbol,
    name: v.nullable(TokenName),
    decimals: Decimals,
  }),
  v.object({ type: v.literal('erc721'), ...nft }),
  v.object({ type: v.literal('erc1155'), ...nft }),
])
export type Asset = v.InferOutput<typeof Asset>

/** Names one asset among all of one wallet. */
export const assetId = (asset: Asset): string =>
  [asset.chainId, asset.address, ...(asset.type === 'erc20' ? [] : [asset.tokenId])].join(':')
