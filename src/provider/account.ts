import type { Address } from '#core/address.ts'
import { rpcError } from '#core/errors.ts'
import type { Context } from '#provider/method.ts'

/** A site may name only accounts it was given. */
export function requireAccount(account: Address, { accounts }: Context): void {
  if (!accounts.includes(account)) throw rpcError('unauthorized')
}
