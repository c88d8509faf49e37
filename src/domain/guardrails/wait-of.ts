import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import { transactionsOf } from '#domain/calls/batch.ts'
import { readBatch } from '#domain/calls/read-batch.ts'
import { isUncertain } from '#domain/guardrails/breaches.ts'
import type { Guardrail } from '#domain/guardrails/guardrail.ts'
import { totalOf, type Outflow } from '#domain/guardrails/outflow.ts'
import type { Asked } from '#domain/guardrails/read-asked.ts'
import { knownRecipients, recipientOf } from '#domain/review/recipients.ts'
import type { Simulation } from '#domain/review/review.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

/** What is signed here and sent at once would be; what takes the place of another waits no more, as that one does not. */
function transactionsIn({ kind, request }: Approval): readonly TransactionRequest[] {
  if (kind === 'transaction') return request.replaces === undefined ? [request] : []
  return kind === 'calls' ? transactionsOf({ ...request, mode: 'sequential' }) : []
}

/** The calls of a list that the account is told to carry out, each as a transaction of its own would be. */
const withParts = (request: TransactionRequest): readonly TransactionRequest[] =>
  request.to === request.from ? (readBatch(request.data) ?? []).map((call) => ({ ...request, ...call })) : [request]

type Looked = {
  readonly account: Address
  readonly asked: Asked
  readonly simulation: Simulation | null
  /** With what the simulation added. */
  readonly outflows: readonly Outflow[]
}

/** What nobody can tell counts as large: a node that is too slow, or will not say, makes nothing go sooner. */
const isLarge = (guardrail: Guardrail, chainId: ChainId, looked: Looked): boolean =>
  guardrail.limits.some(
    ({ waitAbove, ...limit }) =>
      limit.chainId === chainId &&
      waitAbove !== null &&
      (totalOf(looked.outflows, limit.token) > BigInt(waitAbove) || isUncertain(limit.token, looked)),
  )

/** For how many minutes an approval is held: by the strictest of the guardrails that are about it; 0 for not at all. */
export function waitOf(
  approval: Approval,
  guardrails: readonly Guardrail[],
  looked: Looked,
  journal: readonly JournalEntry[],
): number {
  const transactions = transactionsIn(approval)
  if (transactions.length === 0) return 0
  const known = knownRecipients(journal, approval.chainId)
  // Whoever may get something by what the account carries out unread is nobody that is known.
  const isHidden = looked.asked.unread.includes(looked.account)
  const isFirst = transactions.flatMap(withParts).some((request) => {
    const recipient = recipientOf(request)
    return recipient !== null && recipient !== request.from && !known.has(recipient)
  })
  return guardrails.reduce((longest, guardrail) => {
    const { minutes, firstTime } = guardrail.wait
    const holds = (firstTime && (isFirst || isHidden)) || isLarge(guardrail, approval.chainId, looked)
    return holds ? Math.max(longest, minutes) : longest
  }, 0)
}
