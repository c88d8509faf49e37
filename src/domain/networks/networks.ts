import * as v from 'valibot'
import { ChainId } from '#core/chain-id.ts'
import { err, ok, type Result } from '#core/result.ts'
import { LockedError } from '#domain/locked-error.ts'
import { builtInNetworks } from '#domain/networks/built-in.ts'
import type { Network } from '#domain/networks/network.ts'
import { RpcUrl } from '#domain/networks/rpc-url.ts'
import { SiteNetwork } from '#domain/networks/site-network.ts'
import type { Notify, SealedTable } from '#domain/ports.ts'

/** Built-in networks, with the user's changes and additions over them. While locked only the built-in ones are known. */
export type Networks = {
  readonly list: () => Promise<readonly Network[]>
  readonly get: (chainId: ChainId) => Promise<Network | null>
  /** The caller has checked with the node that `network.rpcUrls[0]` answers for this chain. */
  readonly add: (
    network: SiteNetwork & { readonly testnet: boolean; readonly source: 'site' | 'user' },
  ) => Promise<Result<void, 'exists'>>
  /** A built-in network, or an unknown one, stays as it is. */
  readonly remove: (chainId: ChainId) => Promise<void>
  /** `null` goes back to the first of the network's own. Nothing happens for an unknown network. */
  readonly setRpcUrl: (chainId: ChainId, url: RpcUrl | null) => Promise<void>
  /** The network that the wallet's own pages show. */
  readonly selected: () => Promise<ChainId>
  /** Nothing happens for an unknown network. */
  readonly select: (chainId: ChainId) => Promise<void>
  /** Whether the user has chosen where packets may go; `false` until onboarding ended, and while locked. */
  readonly chosen: () => Promise<boolean>
  readonly choose: (chainId: ChainId, url: RpcUrl) => Promise<void>
}

/** What the user changed about one network: another endpoint, or the network itself where it is not built in. */
export const NetworkRow = v.object({
  chainId: ChainId,
  rpcUrl: v.nullable(RpcUrl),
  added: v.nullable(v.object({ ...SiteNetwork.entries, testnet: v.boolean(), source: v.picklist(['site', 'user']) })),
})
export type NetworkRow = v.InferOutput<typeof NetworkRow>

/** One row, under `networkChoiceId`. */
export const NetworkChoice = v.object({ selected: ChainId, chosen: v.boolean() })
export type NetworkChoice = v.InferOutput<typeof NetworkChoice>

export const networkChoiceId = 'networks'

type Deps = {
  /** By `String(chainId)`. */
  readonly networks: SealedTable<NetworkRow>
  readonly choice: SealedTable<NetworkChoice>
  readonly notify: Notify
}

const builtIn: ReadonlyMap<ChainId, Network> = new Map(builtInNetworks.map((network) => [network.chainId, network]))

const firstChain = v.parse(ChainId, 1)

async function unlessLocked<T>(read: () => Promise<T>, locked: T): Promise<T> {
  try {
    return await read()
  } catch (thrown) {
    if (thrown instanceof LockedError) return locked
    throw thrown
  }
}

function merge(chainId: ChainId, row: NetworkRow | null): Network | null {
  const known = builtIn.get(chainId)
  const added = row?.added ?? null
  const first = added?.rpcUrls[0]
  const base = known ?? (added === null || first === undefined ? null : { ...added, rpcUrl: first })
  return base === null ? null : { ...base, rpcUrl: row?.rpcUrl ?? base.rpcUrl }
}

export function createNetworks({ networks, choice, notify }: Deps): Networks {
  const row = (chainId: ChainId) => unlessLocked(() => networks.get(String(chainId)), null)
  const choiceNow = () => unlessLocked(() => choice.get(networkChoiceId), null)
  const get = async (chainId: ChainId) => merge(chainId, await row(chainId))

  async function setRpcUrl(chainId: ChainId, url: RpcUrl | null): Promise<void> {
    await networks.update(String(chainId), (before) => {
      if (before !== null) return { ...before, rpcUrl: url }
      return builtIn.has(chainId) && url !== null ? { chainId, rpcUrl: url, added: null } : null
    })
    notify('networks')
  }

  return {
    list: async () => {
      const rows = await unlessLocked(() => networks.all(), [])
      const byChain = new Map(rows.map((each) => [each.chainId, each]))
      const added = rows.filter((each) => each.added !== null).sort((a, b) => a.chainId - b.chainId)
      const order = [...builtIn.keys(), ...added.map((each) => each.chainId)]
      return order.flatMap((chainId) => merge(chainId, byChain.get(chainId) ?? null) ?? [])
    },
    get,
    add: async (network) => {
      if (builtIn.has(network.chainId)) return err('exists')
      const { rpcUrls, chainId, name, currency, explorerUrl, testnet, source } = network
      let found = 0
      await networks.update(String(chainId), (before) => {
        if (before !== null) found += 1
        const added = { chainId, name, currency, rpcUrls, explorerUrl, testnet, source }
        return before === null ? { chainId, rpcUrl: null, added } : null
      })
      if (found > 0) return err('exists')
      notify('networks')
      return ok(undefined)
    },
    remove: async (chainId) => {
      if (builtIn.has(chainId)) return
      await networks.delete(String(chainId))
      notify('networks')
    },
    setRpcUrl,
    selected: async () => {
      const chainId = (await choiceNow())?.selected ?? firstChain
      return (await get(chainId)) === null ? firstChain : chainId
    },
    select: async (chainId) => {
      if ((await get(chainId)) === null) return
      await choice.update(networkChoiceId, (before) => ({ selected: chainId, chosen: before?.chosen ?? false }))
      notify('networks')
    },
    chosen: async () => (await choiceNow())?.chosen ?? false,
    // The endpoint first: consent is never stored before the place it was given for.
    choose: async (chainId, url) => {
      await setRpcUrl(chainId, url)
      await choice.put(networkChoiceId, { selected: chainId, chosen: true })
      notify('networks')
      notify('session')
    },
  }
}
