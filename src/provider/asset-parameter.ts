import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { ChainId, ChainIdHex } from '#core/chain-id.ts'
import { quantity } from '#core/quantity.ts'

const most = 2n ** 256n - 1n

/** Decimal text as MetaMask documents it, `0x` text, or a number that is exact. */
const TokenId = v.pipe(
  v.union([
    v.pipe(v.string(), v.regex(/^(\d{1,78}|0x[0-9a-fA-F]{1,64})$/)),
    v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  ]),
  v.transform((given) => BigInt(given)),
  v.check((id) => id <= most, 'beyond uint256'),
  v.transform(quantity),
)

/** Text too, as sites send what stands in a field of theirs. */
const ClaimedDecimals = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number))]),
  v.integer(),
  v.minValue(0),
  v.maxValue(255),
)

const claims = {
  address: Address,
  chainId: v.optional(v.union([ChainId, ChainIdHex])),
  symbol: v.optional(v.pipe(v.string(), v.maxLength(256))),
  decimals: v.optional(ClaimedDecimals),
}

/** What else stands in the options, such as a picture's address, is not looked at, and never loaded. */
const Described = v.variant('type', [
  v.strictObject({ type: v.literal('ERC20'), options: v.object(claims) }),
  v.strictObject({ type: v.picklist(['ERC721', 'ERC1155']), options: v.object({ ...claims, tokenId: TokenId }) }),
])

/**
 * The object itself, a list with it as some libraries send it, or type and options one after the other as in the examples of
 * MetaMask. Source: EIP-747, with the types that MetaMask documents.
 */
function described(params: unknown): unknown {
  if (!Array.isArray(params)) return params
  const [first, second] = params as readonly unknown[]
  if (params.length === 1) return first
  return params.length === 2 && typeof first === 'string' ? { type: first, options: second } : null
}

export const AssetParameter = v.pipe(v.unknown(), v.transform(described), Described)
export type AssetParameter = v.InferOutput<typeof AssetParameter>
