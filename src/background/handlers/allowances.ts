import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { err, ok } from '#core/result.ts'
import { nodeProblem } from '#background/handlers/node-problem.ts'
import { mostRights, readRights, type RightsDeps } from '#domain/allowances/read-rights.ts'
import { revokeRequest, type RevokeQuestion } from '#domain/allowances/revoke-request.ts'
import { rightsInHistory } from '#domain/allowances/rights-in-history.ts'
import { searchLogs, type SearchFailure } from '#domain/allowances/search-logs.ts'
import type { Batches } from '#domain/calls/batches.ts'
import type { Networks } from '#domain/networks/networks.ts'
import { askNode, Count } from '#domain/transactions/ask-node.ts'
import type { Transactions } from '#domain/transactions/transactions.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { allowancesContract, SearchProblem } from '#transport/contract/allowances.ts'

type Deps = RightsDeps & {
  readonly networks: Pick<Networks, 'selected'>
  readonly transactions: Pick<Transactions, 'list'>
  readonly batches: Pick<Batches, 'list'>
  /** Stores the wallet's own approval and shows the window. */
  readonly openApproval: (question: RevokeQuestion) => Promise<{ readonly id: string }>
}

const searchProblem = (failure: SearchFailure): SearchProblem =>
  failure.kind === 'no-logs' ? { reason: failure.kind } : nodeProblem(failure)

const notConsented = err({ reason: 'not-consented' as const })

export function allowancesHandlers(deps: Deps): HandlersOf<keyof typeof allowancesContract> {
  const { networks, transactions, batches, chainRpc, openApproval } = deps

  /** A page that has not heard of a change yet must not ask a server that the user did not choose. */
  const isSelected = async (chainId: ChainId): Promise<boolean> => (await networks.selected()) === chainId

  async function history(chainId: ChainId, owner: Address) {
    const [journal, lists] = await Promise.all([transactions.list(), batches.list()])
    return rightsInHistory({ journal, batches: lists.map(({ batch }) => batch) }, chainId, owner)
  }

  async function timeOf(chainId: ChainId, block: number): Promise<number | null> {
    const asked = [`0x${block.toString(16)}`, false]
    const told = await askNode(chainRpc, chainId, 'eth_getBlockByNumber', asked, v.object({ timestamp: Count }))
    return told.ok ? told.value.timestamp : null
  }

  return {
    'allowances.known': async ({ chainId, address: owner }) => {
      if (!(await isSelected(chainId))) return notConsented
      return ok([...(await readRights(deps, { chainId, owner }, await history(chainId, owner)))])
    },
    'allowances.search': async ({ chainId, address: owner, cursor }) => {
      if (!(await isSelected(chainId))) return notConsented
      const found = await searchLogs(deps, chainId, owner, cursor)
      if (!found.ok) return err(searchProblem(found.error))
      const { traces, next, head } = found.value
      const [rights, at] = await Promise.all([
        readRights(deps, { chainId, owner }, traces),
        next === null ? null : timeOf(chainId, Math.min(next.to + 1, head)),
      ])
      return ok({ rights: [...rights], next, head, at, left: Math.max(0, traces.length - mostRights) })
    },
    'allowances.read': async ({ chainId, address: owner, rights }) => {
      if (!(await isSelected(chainId))) return notConsented
      const traces = rights.map((right) => ({ right, at: 0 }))
      return ok([...(await readRights(deps, { chainId, owner }, traces))])
    },
    'allowances.revoke': async ({ chainId, address: owner, rights }) => {
      const asked = await revokeRequest(chainRpc, { chainId, owner }, rights)
      return asked.ok ? ok(await openApproval(asked.value)) : err(nodeProblem(asked.error))
    },
  }
}
