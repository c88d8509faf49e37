import { ok, type Result } from '#core/result.ts'
import type { Account } from '#domain/allowances/read-rights.ts'
import { revocationOf } from '#domain/allowances/revocation.ts'
import type { Right } from '#domain/allowances/right.ts'
import type { ApprovalRequest } from '#domain/approvals/kinds.ts'
import { transactionsOf } from '#domain/calls/batch.ts'
import { atomicStatus } from '#domain/delegation/delegation.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'

export type RevokeQuestion =
  | { readonly kind: 'transaction'; readonly request: ApprovalRequest<'transaction'> }
  | { readonly kind: 'calls'; readonly request: ApprovalRequest<'calls'> }

/**
 * The wallet's own question to take rights back: one of them is a transaction, several are a list, in one transaction where
 * the account is delegated already. No delegation is asked for on the way.
 */
export async function revokeRequest(
  chainRpc: ChainRpc,
  { chainId, owner }: Account,
  rights: readonly Right[],
): Promise<Result<RevokeQuestion, RpcFailure>> {
  const list = {
    id: null,
    chainId,
    from: owner,
    calls: rights.map(revocationOf),
    mode: 'sequential',
    upgrade: false,
  } as const
  const [transaction, ...others] = transactionsOf({ ...list, calls: [...list.calls] })
  if (transaction === undefined) throw new Error('nothing to take back')
  if (others.length === 0) return ok({ kind: 'transaction', request: transaction })
  const status = await atomicStatus(chainRpc, chainId, owner)
  if (!status.ok) return status
  const mode = status.value === 'supported' ? 'atomic' : 'sequential'
  return ok({ kind: 'calls', request: { ...list, calls: [...list.calls], mode } })
}
