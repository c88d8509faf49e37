import type { Address } from '#core/address.ts'
import { RpcError, rpcError } from '#core/errors.ts'
import { failureOf } from '#core/failure.ts'
import type { Origin } from '#core/origin.ts'
import { err, ok } from '#core/result.ts'
import type { ApprovalKind } from '#domain/approvals/kinds.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import type { Execution } from '#domain/approvals/execution.ts'
import { transactionsOf } from '#domain/calls/batch.ts'
import { undoRequest } from '#domain/delegation/undo.ts'
import { LockedError } from '#domain/locked-error.ts'
import type { Submission } from '#domain/transactions/submission.ts'
import { checkResult } from '#provider/check-result.ts'
import { contextOf } from '#provider/context.ts'
import { isOneOf, type AnyAsk, type Execute, type Services } from '#provider/method.ts'
import { isMethod, methodOf } from '#provider/methods.ts'
import { batchFailureError, submitFailureError } from '#provider/rpc-failure.ts'

/** How a method carries out this kind of question; `null` for a kind that it does not ask. */
function executeOf(method: AnyAsk, kind: ApprovalKind): Execute<unknown, ApprovalKind> | null {
  if (!isOneOf(method)) return method.approval === kind ? method.execute : null
  const ways = new Map(Object.entries(method.execute))
  return method.approval.includes(kind)
    ? ((ways.get(kind) as Execute<unknown, ApprovalKind> | undefined) ?? null)
    : null
}

/** Unlike a context, which is empty while the wallet is locked, this throws then. */
async function isGiven(account: Address, origin: Origin, { permissions }: Services): Promise<boolean> {
  const grant = (await permissions.list()).find((each) => each.origin === origin)
  return grant?.accounts.includes(account) === true
}

async function executeForSite(
  { id, kind, chainId, request, state }: Approval,
  requester: Extract<Approval['requester'], { type: 'site' }>,
  services: Services,
): Promise<unknown> {
  const method = isMethod(requester.method) ? methodOf(requester.method) : null
  const execute = method?.approval == null ? null : executeOf(method, kind)
  if (method === null || execute === null || state.status !== 'executing') {
    throw new Error('not an approval of this table')
  }
  const context = { ...(await contextOf(requester.origin, services)), chainId, approvalId: id }
  // It may have been taken back since it was asked. What becomes a transaction is the journal's, which may have it signed.
  if ('account' in request && !(await isGiven(request.account, requester.origin, services)))
    throw rpcError('unauthorized')
  return checkResult(method, await execute(request, state.decision, context))
}

function ownSubmission(approval: Approval): Submission {
  const { id: approvalId } = approval
  if (approval.kind === 'transaction' && approval.state.status === 'executing') {
    return { approvalId, origin: 'wallet', request: approval.request, decision: approval.state.decision }
  }
  if (approval.kind === 'authorization' && approval.state.status === 'executing') {
    const { request, state } = approval
    const { delegate } = request
    return { approvalId, origin: 'wallet', request: undoRequest(request), decision: state.decision, delegate }
  }
  throw new Error('not an approval of the wallet')
}

async function executeList(approval: Approval<'calls'>, services: Services): Promise<unknown> {
  const { id: approvalId, request, state } = approval
  if (state.status !== 'executing') throw new Error('not an approval of the wallet')
  const { decision } = state
  if (decision.gasLimits.length !== transactionsOf(request).length) throw rpcError('internal')
  const started = await services.batches.start({ approvalId, origin: 'wallet', request, decision })
  if (!started.ok) throw batchFailureError(started.error)
  return started.value
}

/** The wallet asks itself for transactions and lists of them, and to take a delegation back. */
async function executeForWallet(approval: Approval, services: Services): Promise<unknown> {
  if (approval.kind === 'calls') return executeList(approval, services)
  const submitted = await services.transactions.submit(ownSubmission(approval))
  if (!submitted.ok) throw submitFailureError(submitted.error)
  return submitted.value
}

/**
 * Carries out an approval, under the chain that its site had when it asked. What is not an expected error becomes the
 * generic one; a locked wallet leaves the approval as it is.
 */
export async function executeApproval(
  approval: Approval,
  services: Services,
  report: (unexpected: unknown) => void,
): Promise<Execution> {
  const { requester } = approval
  try {
    return ok(
      requester.type === 'site'
        ? await executeForSite(approval, requester, services)
        : await executeForWallet(approval, services),
    )
  } catch (thrown) {
    if (thrown instanceof LockedError) return err('locked')
    if (!(thrown instanceof RpcError)) report(thrown)
    return err(failureOf(thrown))
  }
}
