import * as v from 'valibot'
import type { ChainId } from '#core/chain-id.ts'
import { Quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import { nodeProblem } from '#background/handlers/node-problem.ts'
import { checkEndpoint } from '#domain/networks/check-endpoint.ts'
import type { Networks } from '#domain/networks/networks.ts'
import { RpcUrl } from '#domain/networks/rpc-url.ts'
import type { ChainRpc, Rpc } from '#domain/ports.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { NetworkView, NodeProblem, networksContract } from '#transport/contract/networks.ts'

type Deps = { readonly networks: Networks; readonly rpc: Rpc; readonly chainRpc: ChainRpc }

const done = ok({})

function readUrl(text: string): Result<RpcUrl, NodeProblem> {
  const url = v.safeParse(RpcUrl, text)
  return url.success ? ok(url.output) : err({ reason: URL.canParse(text) ? 'insecure' : 'unreachable' })
}

export function networksHandlers({ networks, rpc, chainRpc }: Deps): HandlersOf<keyof typeof networksContract> {
  async function check(url: RpcUrl, chainId: ChainId): Promise<Result<object, NodeProblem>> {
    const checked = await checkEndpoint(rpc, url, chainId)
    return checked.ok ? done : err(nodeProblem(checked.error))
  }

  return {
    'networks.list': async () => {
      const selected = await networks.selected()
      const list = await networks.list()
      return list.map((network): NetworkView => ({
        ...network,
        rpcUrls: [...network.rpcUrls],
        selected: network.chainId === selected,
      }))
    },
    'networks.select': async ({ chainId }) => {
      await networks.select(chainId)
      return {}
    },
    // A network's own endpoint is not asked first: it is checked before its first use in any case, and somebody who is
    // offline now can end onboarding. What was typed in is asked, as a slip is best told where it was made.
    'networks.choose': async ({ chainId, rpcUrl }) => {
      const network = await networks.get(chainId)
      if (network === null) return err({ reason: 'unknown-chain' })
      const url = readUrl(rpcUrl)
      if (!url.ok) return url
      const checked = network.rpcUrls.includes(url.value) ? done : await check(url.value, chainId)
      if (checked.ok) await networks.choose(chainId, url.value)
      return checked
    },
    'networks.setRpcUrl': async ({ chainId, rpcUrl }) => {
      if ((await networks.get(chainId)) === null) return err({ reason: 'unknown-chain' })
      if (rpcUrl === null) {
        await networks.setRpcUrl(chainId, null)
        return done
      }
      const url = readUrl(rpcUrl)
      if (!url.ok) return url
      const checked = await check(url.value, chainId)
      if (checked.ok) await networks.setRpcUrl(chainId, url.value)
      return checked
    },
    'networks.add': async (network) => {
      if ((await networks.get(network.chainId)) !== null) return err({ reason: 'exists' })
      const [url] = network.rpcUrls
      if (url === undefined) return err({ reason: 'unreachable' })
      const checked = await check(url, network.chainId)
      if (!checked.ok) return checked
      const added = await networks.add({ ...network, source: 'user' })
      return added.ok ? done : err({ reason: added.error })
    },
    'networks.remove': async ({ chainId }) => {
      await networks.remove(chainId)
      return {}
    },
    // A page that has not heard of a change yet must not ask a server that the user did not choose.
    'networks.balance': async ({ chainId, address }) => {
      if ((await networks.selected()) !== chainId) return err({ reason: 'not-consented' })
      const answer = await chainRpc(chainId, 'eth_getBalance', [address, 'latest'])
      if (!answer.ok) return err(nodeProblem(answer.error))
      const wei = v.safeParse(Quantity, answer.value)
      return wei.success ? ok({ wei: wei.output }) : err({ reason: 'malformed' })
    },
  }
}
