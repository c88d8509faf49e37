import { err, ok } from '#core/result.ts'
import { nodeProblem } from '#background/handlers/node-problem.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { ApprovalRequest } from '#domain/approvals/kinds.ts'
import type { BatchView, Batches } from '#domain/calls/batches.ts'
import { happenedToList } from '#domain/calls/happened-list.ts'
import { readDelegation } from '#domain/delegation/delegation.ts'
import { noDelegate, pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { readTokens, tokensCalled } from '#domain/review/read-tokens.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { CallsView, callsContract } from '#transport/contract/calls.ts'

type Deps = {
  readonly batches: Pick<Batches, 'list' | 'stopRest'>
  readonly chainRpc: ChainRpc
  /** The symbol of a network's own coin. */
  readonly coin: (chainId: ChainId) => Promise<string | null>
  /** The approval's id of the list that a site asked to show last. */
  readonly shown: () => Promise<string | null>
  /** Stores the wallet's own approval and shows the window. */
  readonly openApproval: (request: ApprovalRequest<'authorization'>) => Promise<{ readonly id: string }>
}

function callsView(view: BatchView): CallsView {
  const { batch, entries, outcomes, status } = view
  const { approvalId, origin, request, stopped, createdAt } = batch
  const { chainId, from, mode, calls } = request
  return {
    ...{ approvalId, origin, chainId, from, mode, status, stopped, createdAt },
    ...{ shown: batch.decision.shown ?? null, happened: happenedToList(view) },
    calls: calls.map((call, index) => {
      const at = mode === 'atomic' ? 0 : index
      const entry = entries[at] ?? null
      const hash = entry !== null && 'hash' in entry.state ? entry.state.hash : null
      return { ...call, outcome: outcomes[at] ?? 'unsent', hash, entry: entry?.id ?? null }
    }),
  }
}

export function callsHandlers({
  batches,
  chainRpc,
  coin,
  shown,
  openApproval,
}: Deps): HandlersOf<keyof typeof callsContract> {
  return {
    'calls.get': async ({ approvalId }) => {
      const wanted = approvalId ?? (await shown())
      const views = await batches.list()
      const found = wanted === null ? views[0] : views.find(({ batch }) => batch.approvalId === wanted)
      return found === undefined ? null : callsView(found)
    },
    'calls.tokens': async ({ approvalId }) => {
      const found = (await batches.list()).find(({ batch }) => batch.approvalId === approvalId)
      if (found === undefined) return []
      const { chainId, calls } = found.batch.request
      return readTokens({ chainRpc, coin }, chainId, tokensCalled(calls))
    },
    'calls.stopRest': async ({ approvalId }) => {
      await batches.stopRest(approvalId)
      return {}
    },
    'delegation.get': async ({ chainId, address }) => {
      const delegation = await readDelegation(chainRpc, chainId, address)
      if (!delegation.ok) return err(nodeProblem(delegation.error))
      const delegate = delegation.value.state === 'delegated' ? delegation.value.delegate : null
      return ok({ delegate, pinned: delegate === pinnedDelegate.address })
    },
    'delegation.undo': async ({ chainId, address }) => {
      const delegation = await readDelegation(chainRpc, chainId, address)
      if (!delegation.ok) return err(nodeProblem(delegation.error))
      const current = delegation.value.state === 'delegated' ? delegation.value.delegate : null
      const { id } = await openApproval({ chainId, account: address, delegate: noDelegate, current })
      return ok({ id })
    },
  }
}
