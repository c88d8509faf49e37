import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import { nodeProblem } from '#background/handlers/node-problem.ts'
import { assetId, type Asset } from '#domain/assets/asset.ts'
import type { Assets } from '#domain/assets/assets.ts'
import { readHolding } from '#domain/assets/holding.ts'
import { assetProblems, identifyAsset, type AssetProblem } from '#domain/assets/identify.ts'
import type { Networks } from '#domain/networks/networks.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { AssetProblemView, assetsContract } from '#transport/contract/assets.ts'

type Deps = { readonly assets: Assets; readonly networks: Networks; readonly chainRpc: ChainRpc }

const isOurs = (failure: { readonly kind: string }): failure is { readonly kind: AssetProblem } =>
  assetProblems.some((problem) => problem === failure.kind)

const problemOf = (failure: { readonly kind: AssetProblem } | RpcFailure): AssetProblemView =>
  isOurs(failure) ? { reason: failure.kind } : nodeProblem(failure)

export function assetsHandlers({ assets, networks, chainRpc }: Deps): HandlersOf<keyof typeof assetsContract> {
  /** A page that has not heard of a change yet must not ask a server that the user did not choose. */
  const isSelected = async (chainId: ChainId): Promise<boolean> => (await networks.selected()) === chainId

  async function read(chainId: ChainId, address: Address): Promise<Result<Asset, AssetProblemView>> {
    if (!(await isSelected(chainId))) return err({ reason: 'not-consented' })
    const found = await identifyAsset(chainRpc, { type: 'erc20', chainId, address }, [])
    return found.ok ? found : err(problemOf(found.error))
  }

  return {
    'assets.list': async ({ chainId }) => [...(await assets.list(chainId))],
    'assets.balances': async ({ chainId, address }) => {
      const chosen = await isSelected(chainId)
      return Promise.all(
        (await assets.list(chainId)).map(async (asset) => {
          const id = assetId(asset)
          if (!chosen) return { id, balance: err({ reason: 'not-consented' as const }) }
          const held = await readHolding(chainRpc, asset, address)
          return { id, balance: held.ok ? ok({ amount: quantity(held.value) }) : err(nodeProblem(held.error)) }
        }),
      )
    },
    'assets.read': ({ chainId, address }) => read(chainId, address),
    'assets.add': async ({ chainId, address }) => {
      const found = await read(chainId, address)
      if (!found.ok) return found
      await assets.watch(found.value)
      return ok({})
    },
    'assets.remove': async ({ id }) => {
      await assets.unwatch(id)
      return {}
    },
  }
}
