import type { Approval } from '#domain/approvals/machine.ts'
import { quoteCalls } from '#domain/calls/quote-calls.ts'
import type { Refresh } from '#domain/guardrails/holds.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { refreshCallsDecision, refreshDecision } from '#domain/transactions/refresh-decision.ts'
import type { Transactions } from '#domain/transactions/transactions.ts'

type Deps = { readonly chainRpc: ChainRpc; readonly quote: Transactions['quote'] }

const orFees = (decision: unknown): { readonly decision: unknown } | 'fees' =>
  decision === null ? 'fees' : { decision }

/** The consent to what was held, with what the network asks now. */
export function createRefresh({ chainRpc, quote }: Deps): Refresh {
  return async (approval: Approval) => {
    const { kind, request, state } = approval
    if (state.status !== 'executing' && state.status !== 'held') throw new Error('nothing was consented to')
    if (kind === 'transaction') {
      const quoted = await quote(request)
      return quoted.ok ? orFees(refreshDecision(state.decision, quoted.value)) : null
    }
    if (kind === 'calls') {
      const quoted = await quoteCalls({ chainRpc, quote }, request)
      return quoted.ok ? orFees(refreshCallsDecision(state.decision, quoted.value.quote)) : null
    }
    throw new Error('not an approval that is held')
  }
}
