import * as v from 'valibot'
import { ChainId } from '#core/chain-id.ts'
import { err, ok, type Result } from '#core/result.ts'
import { LockedError } from '#domain/locked-error.ts'
import { checkEndpoint } from '#domain/networks/check-endpoint.ts'
import type { Networks } from '#domain/networks/networks.ts'
import type { RpcUrl } from '#domain/networks/rpc-url.ts'
import type { ChainRpc, Clock, Rpc, RpcFailure } from '#domain/ports.ts'

type Deps = {
  readonly rpc: Rpc
  readonly networks: Pick<Networks, 'get' | 'chosen'>
  readonly isUnlocked: () => Promise<boolean>
  readonly clock: Clock
}

/** One check of one endpoint; callers that come while it runs share it. `began` in milliseconds since the epoch. */
type Check = { readonly url: RpcUrl; readonly began: number; readonly result: Promise<Result<void, RpcFailure>> }

/** Milliseconds for which a node is believed that it serves the chain. */
const believed = 60_000

/**
 * Calls to the endpoint that the user sees for a chain. Nothing leaves while locked, nor before the user has chosen a
 * network, nor before the endpoint has said which chain it serves (`eth_chainId`). It is asked again when the URL changes,
 * and now and then beside a call, whose answer then counts only if the chain is still the same; what is signed does not
 * leave before. A check that failed is not remembered.
 */
export function createChainRpc({ rpc, networks, isUnlocked, clock }: Deps): ChainRpc {
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

  function known(id: ChainId, url: RpcUrl): Check | null {
    const check = checks.get(id)
    return check?.url === url ? check : null
  }

  function begin(id: ChainId, url: RpcUrl): Check {
    const check: Check = {
      url,
      began: clock.now(),
      // Not with the caller's own signal or limits: others may be waiting for the same check.
      result: checkEndpoint(rpc, url, id).then((result) => {
        if (!result.ok && checks.get(id) === check) checks.delete(id)
        return result
      }),
    }
    checks.set(id, check)
    return check
  }

  return async (chainId, method, params, { recheck = false, ...options } = {}) => {
    const asked = clock.now()
    try {
      const found = await endpoint(chainId)
      if (!found.ok) return found
      const { id, url } = found.value
      const before = known(id, url)
      const isOld = before !== null && (recheck || asked - before.began > believed)
      const check = before === null || isOld ? begin(id, url) : before
      const first = await (isOld && method !== 'eth_sendRawTransaction' ? before : check).result
      if (!first.ok) return first
      const waited = (options.waited ?? 0) + Math.max(clock.now() - asked, 0)
      const [still, answer] = await Promise.all([check.result, rpc(url, method, params, { ...options, waited })])
      return still.ok ? answer : still
    } catch (thrown) {
      if (thrown instanceof LockedError) return err({ kind: 'locked' })
      throw thrown
    }
  }
}
