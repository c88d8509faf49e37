import * as v from 'valibot'
import { ChainId } from '#core/chain-id.ts'
import { err, ok, type Result } from '#core/result.ts'
import { LockedError } from '#domain/locked-error.ts'
import { checkEndpoint } from '#domain/networks/check-endpoint.ts'
import type { Networks } from '#domain/networks/networks.ts'
import type { RpcUrl } from '#domain/networks/rpc-url.ts'
import type { ChainRpc, Rpc, RpcFailure } from '#domain/ports.ts'

type Deps = {
  readonly rpc: Rpc
  readonly networks: Pick<Networks, 'get' | 'chosen'>
  readonly isUnlocked: () => Promise<boolean>
}

/** One check of one endpoint; callers that come while it runs share it. */
type Check = { readonly url: RpcUrl; readonly result: Promise<Result<void, RpcFailure>> }

/**
 * Calls to the endpoint that the user sees for a chain. Nothing leaves while locked, nor before the user has chosen a
 * network. Each endpoint's `eth_chainId` is asked once in the life of the worker, and again when the URL changes; a
 * check that failed is not remembered.
 */
export function createChainRpc({ rpc, networks, isUnlocked }: Deps): ChainRpc {
  const checks = new Map<ChainId, Check>()

  async function endpoint(
    chainId: number,
  ): Promise<Result<{ readonly id: ChainId; readonly url: RpcUrl }, RpcFailure>> {
    if (!(await isUnlocked())) return err({ kind: 'locked' })
    if (!(await networks.chosen())) return err({ kind: 'not-consented' })
    const id = v.safeParse(ChainId, chainId)
    const network = id.success ? await networks.get(id.output) : null
    return network === null ? err({ kind: 'unknown-chain' }) : ok({ id: network.chainId, url: network.rpcUrl })
  }

  function checked(id: ChainId, url: RpcUrl): Promise<Result<void, RpcFailure>> {
    const known = checks.get(id)
    if (known?.url === url) return known.result
    const check: Check = {
      url,
      // Not with the caller's own signal or limits: others may be waiting for the same check.
      result: checkEndpoint(rpc, url, id).then((result) => {
        if (!result.ok && checks.get(id) === check) checks.delete(id)
        return result
      }),
    }
    checks.set(id, check)
    return check.result
  }

  return async (chainId, method, params, options) => {
    try {
      const found = await endpoint(chainId)
      if (!found.ok) return found
      const check = await checked(found.value.id, found.value.url)
      if (!check.ok) return check
      return await rpc(found.value.url, method, params, options)
    } catch (thrown) {
      if (thrown instanceof LockedError) return err({ kind: 'locked' })
      throw thrown
    }
  }
}
