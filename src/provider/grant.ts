import type { Address } from '#core/address.ts'
import { rpcError } from '#core/errors.ts'
import type { ApprovalDecision } from '#domain/approvals/kinds.ts'
import type { Context } from '#provider/method.ts'

/** Carries out a consent to connect. The same consent twice leaves the same grant. */
export async function grantFrom(
  { accounts, chainId }: ApprovalDecision<'connect'>,
  { origin, services }: Context,
): Promise<readonly [Address, ...Address[]]> {
  const [first, ...others] = accounts
  if (first === undefined) throw rpcError('internal')
  const granted = [first, ...others] as const
  await services.permissions.grant(origin, granted, chainId)
  return granted
}
