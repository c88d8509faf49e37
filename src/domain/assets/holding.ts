import type { Address } from '#core/address.ts'
import { err, ok, type Result } from '#core/result.ts'
import { decodeWord, encodeCall } from '#domain/assets/abi.ts'
import type { Asset } from '#domain/assets/asset.ts'
import { callView } from '#domain/assets/call-view.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'

/** What is looked at of an asset to learn who has it. */
export type Held = Pick<Asset, 'chainId' | 'address'> &
  ({ readonly type: 'erc20' } | { readonly type: 'erc721' | 'erc1155'; readonly tokenId: string })

function question(asset: Held, owner: Address) {
  switch (asset.type) {
    case 'erc20':
      return encodeCall('0x70a08231', owner)
    case 'erc721':
      return encodeCall('0x6352211e', BigInt(asset.tokenId))
    case 'erc1155':
      return encodeCall('0x00fdd58e', owner, BigInt(asset.tokenId))
    default:
      return asset satisfies never
  }
}

/**
 * How much of it an account has, in base units; of an EIP-721 token one or none. What could not be learnt is a failure, never
 * zero. Source: EIP-20 and EIP-1155 balanceOf, EIP-721 ownerOf.
 */
export async function readHolding(
  chainRpc: ChainRpc,
  asset: Held,
  owner: Address,
): Promise<Result<bigint, RpcFailure>> {
  const answer = await callView(chainRpc, asset, question(asset, owner))
  if (!answer.ok) return answer
  const value = answer.value === null ? null : decodeWord(answer.value)
  if (value === null) return err({ kind: 'malformed' })
  if (asset.type !== 'erc721') return ok(value)
  return ok(value === BigInt(owner) ? 1n : 0n)
}
