import type { ChainId } from '#core/chain-id.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import { transactionsOf } from '#domain/calls/batch.ts'
import type { Guardrail } from '#domain/guardrails/guardrail.ts'
import { totalOf, type Outflow } from '#domain/guardrails/outflow.ts'
import { knownRecipients, recipientOf } from '#domain/review/recipients.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** What is signed here and sent at once would be; what takes the place of another waits no more, as that one does not. */
function transactionsIn({ kind, request }: Approval): readonly TransactionRequest[] {
  if (kind === 'transaction') return request.replaces === undefined ? [request] : []
  return kind === 'calls' ? transactionsOf({ ...request, mode: 'sequential' }) : []
}

const isLarge = (guardrail: Guardrail, chainId: ChainId, outflows: readonly Outflow[]): boolean =>
  guardrail.limits.some(
    ({ waitAbove, ...limit }) =>
      limit.chainId === chainId && waitAbove !== null && totalOf(outflows, limit.token) > BigInt(waitAbove),
  )

/** For how many minutes an approval is held: by the strictest of the guardrails that are about it; 0 for not at all. */
export function waitOf(
  approval: Approval,
  guardrails: readonly Guardrail[],
  outflows: readonly Outflow[],
  journal: readonly JournalEntry[],
): number {
  const transactions = transactionsIn(approval)
  if (transactions.length === 0) return 0
  const known = knownRecipients(journal, approval.chainId)
  const isFirst = transactions.some((request) => {
    const recipient = recipientOf(request)
    return recipient !== null && recipient !== request.from && !known.has(recipient)
  })
  return guardrails.reduce((longest, guardrail) => {
    const { minutes, firstTime } = guardrail.wait
    const holds = (firstTime && isFirst) || isLarge(guardrail, approval.chainId, outflows)
    return holds ? Math.max(longest, minutes) : longest
  }, 0)
}
