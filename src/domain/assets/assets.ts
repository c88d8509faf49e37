import * as v from 'valibot'
import { Asset, assetId } from '#domain/assets/asset.ts'
import type { Clock, Notify, SealedTable } from '#domain/ports.ts'

/** What the user wants to see of what an account has, beside the networks' own coins. Sealed; unlocked only. */
export type Assets = {
  /** In the order in which they were added. */
  readonly list: (chainId: number) => Promise<readonly Asset[]>
  readonly isWatched: (asset: Asset) => Promise<boolean>
  /** What is watched already stays where it is. */
  readonly watch: (asset: Asset) => Promise<void>
  readonly unwatch: (id: string) => Promise<void>
}

/** `addedAt` in milliseconds since the epoch. */
export const WatchedAsset = v.object({ asset: Asset, addedAt: v.number() })
export type WatchedAsset = v.InferOutput<typeof WatchedAsset>

type Deps = {
  /** By `assetId`. */
  readonly table: SealedTable<WatchedAsset>
  readonly clock: Clock
  readonly notify: Notify
}

export function createAssets({ table, clock, notify }: Deps): Assets {
  return {
    list: async (chainId) =>
      (await table.all())
        .filter(({ asset }) => asset.chainId === chainId)
        .sort((one, other) => one.addedAt - other.addedAt)
        .map(({ asset }) => asset),
    isWatched: async (asset) => (await table.get(assetId(asset))) !== null,
    watch: async (asset) => {
      await table.update(assetId(asset), (before) => (before === null ? { asset, addedAt: clock.now() } : null))
      notify('assets')
    },
    unwatch: async (id) => {
      await table.delete(id)
      notify('assets')
    },
  }
}
