import { rpcError } from '#core/errors.ts'
import type { ApprovalDecision } from '#domain/approvals/kinds.ts'
import type { Grant } from '#domain/permissions/permissions.ts'
import type { Context } from '#provider/method.ts'

/** Carries out a consent to connect. The same consent twice leaves the same grant. */
export async function grantFrom(
  { accounts, chainId, chains }: ApprovalDecision<'connect'>,
  { origin, services }: Context,
): Promise<Grant> {
  const [first, ...others] = accounts
  if (first === undefined) throw rpcError('internal')
  await services.permissions.grant(origin, [first, ...others], chainId, chains)
  const grant = await services.permissions.get(origin)
  if (grant === null) throw rpcError('internal')
  return grant
}
